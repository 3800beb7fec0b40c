// What a service refused, as it says it (RFC 9457). The sentence is the service's, in the caller's language.
export interface FieldFault {
  pointer: string; // JSON pointer of the field, "/items/0/code"; "?limit" a parameter
  detail: string;
}

export interface ProblemBody {
  code?: string;
  detail?: string;
  status?: number;
  errors?: FieldFault[];
  params?: Record<string, string>;
  trace_id?: string;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: FieldFault[];
  readonly params: Record<string, string>;
  readonly traceId: string;

  constructor(status: number, body: ProblemBody | undefined) {
    super(body?.detail ?? '');
    this.status = status;
    this.code = body?.code ?? (status === 0 ? 'no-answer' : 'no-words');
    this.faults = body?.errors ?? [];
    this.params = body?.params ?? {};
    this.traceId = body?.trace_id ?? '';
  }

  // Nobody knows whether it took effect: the same key must be used again.
  get unknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, undefined);
}

// "/items/0/code" → ["items", 0, "code"], as antd's forms name fields.
export function fieldPath(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replace(/~1/g, '/').replace(/~0/g, '~')));
}
