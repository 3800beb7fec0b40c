// The right side of the bench: the bank's line as it came, what it may have meant, and the ways to close it.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Break, BreakDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Facts } from '../../ui/Facts';
import { Money } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { When } from '../../ui/When';
import { AssignBreak } from './AssignBreak';
import { whyOfBreak } from './breakWords';
import { matchable } from './matching';
import { MatchForm } from './MatchForm';
import { ResolveForm } from './ResolveForm';

function Owner({ one, owners }: { one: Break; owners: string[] }) {
  const { finance: w } = useWords();
  const claim = useCommand(`break.claim/${one.id}`, (key, _: undefined) =>
    answerOf(
      api.POST('/v1/breaks/{id}/claims', { params: { path: { id: one.id } }, headers: commandHeaders(key) }),
    ),
  );
  return (
    <>
      {one.allowed_actions.includes('claim') && !one.claimed_by && (
        <Button size="small" loading={claim.busy} onClick={() => void claim.send(undefined)}>
          {w.claim}
        </Button>
      )}{' '}
      {one.allowed_actions.includes('assign') && <AssignBreak one={one} owners={owners} />}{' '}
      {one.allowed_actions.includes('note') && <AddNote one={one} />}
      <ProblemAlert error={claim.problem} />
    </>
  );
}

function AddNote({ one }: { one: Break }) {
  const { finance: w, common } = useWords();
  return (
    <DialogForm<{ note: string }>
      small
      form={`break.note/${one.id}`}
      label={w.addNote}
      call={(key, body) =>
        answerOf(
          api.POST('/v1/breaks/{id}/notes', {
            params: { path: { id: one.id } },
            headers: commandHeaders(key),
            body,
          }),
        )
      }
    >
      <Form.Item name="note" label={common.note} rules={[{ required: true, message: common.requiredField }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </DialogForm>
  );
}

// What a line was matched to: an enterprise by its name, an escrow's leg and a payout by their numbers.
function Subject({ kind, id }: { kind: BreakDetail['matches'][number]['kind']; id: string }) {
  if (kind === 'enterprise') return <Party id={id} />;
  return <span className="mono">{id.slice(-12)}</span>;
}

function Line({ one }: { one: Break }) {
  const { finance: w, terms } = useWords();
  const { data } = useQuery({
    queryKey: ['break', one.id, one.version],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/breaks/{id}', { params: { path: { id: one.id } }, signal })),
  });
  return (
    <>
      <Facts
        items={[
          [w.bankRef, <span className="mono">{one.bank_reference}</span>],
          [w.cause, whyOfBreak(w, one)],
          [w.remittance, one.remittance ?? '—'],
          data?.entry?.counterparty_name ? [w.counterparty, data.entry.counterparty_name] : false,
          [w.suspense, <Money fen={one.suspense_fen} unit />],
          [w.opened, <When at={one.opened_at} />],
          one.claimed_by ? [w.claimedBy, one.claimed_by] : false,
          one.action ? [w.resolveAs, terms.breakClosed[one.action]] : false,
          one.resolution ? [w.resolution, one.resolution] : false,
          one.closed_by ? [w.closedBy, one.closed_by] : false,
        ]}
      />
      {data && data.matches.length > 0 && (
        <>
          <h3>{w.matchedTo}</h3>
          <ul>
            {data.matches.map((each) => (
              <li key={each.id}>
                {w.partKind[each.kind === 'payout_return' ? 'payout' : each.kind]}{' '}
                <Subject kind={each.kind} id={each.subject_id} /> <Money fen={each.amount_fen} unit />{' '}
                <small>
                  {each.matched_by} · <When at={each.matched_at} />
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.notes.length > 0 && (
        <ul>
          {data.notes.map((each) => (
            <li key={each.id}>
              {each.note}{' '}
              <small>
                {each.written_by} · <When at={each.written_at} />
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface Props {
  one: Break;
  merged: Break[];
  owners: string[]; // who works on breaks already
  done: () => void;
}

export function BreakBench({ one, merged, owners, done }: Props) {
  const { finance: w, terms } = useWords();
  const whole = one.allowed_actions.some((name) => name in terms.breakAction);
  return (
    <div className="bench-side">
      <Panel title={terms.breakKind[one.kind]} extra={<Owner key={one.id} one={one} owners={owners} />}>
        <Line one={one} />
      </Panel>
      {matchable(one) && (
        <Panel title={w.matchTitle}>
          <MatchForm key={one.id} one={one} merged={merged} done={done} />
        </Panel>
      )}
      {whole && !merged.length && (
        <Panel title={w.wholeTitle}>
          <ResolveForm key={one.id} one={one} />
        </Panel>
      )}
    </div>
  );
}
