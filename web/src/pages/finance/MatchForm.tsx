// One line of the bank, or several together, matched to one thing or several, to the fen. What doesn't add up
// the service refuses with the difference; the page shows it before.
import { Button, Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Break } from '../../api/types';
import { fixed } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { DraftNote } from '../../ui/DraftNote';
import { Money } from '../../ui/Figures';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Tag } from '../../ui/StateTag';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';
import { Expected } from './Expected';
import { leftOf, linesFen, partOf, type Candidate, type PartValues } from './matching';
import { MatchParts } from './MatchParts';

interface Values {
  parts: PartValues[];
  note: string;
}

type Suggestion = Break['suggestions'][number];

const asTyped = (fen: bigint | number) => fixed(fen, 2).replace(/,/g, '').replace('−', '-');
const least = (a: bigint, b: bigint) => (a < b ? a : b);

function partsOf(suggestion: Suggestion): PartValues[] {
  return suggestion.parts.map((part) => ({
    ...(part.kind === 'deposit'
      ? { to: 'escrow', reference: part.reference }
      : { to: 'payout', payout_id: part.id }),
    amount: asTyped(Math.abs(part.amount_fen)),
  }));
}

export function MatchForm({ one, merged, done }: { one: Break; merged: Break[]; done: () => void }) {
  const { finance: w, common, terms } = useWords();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`break.match/${one.id}`);
  const lines = [one, ...merged];
  const parts = (Form.useWatch('parts', form) as PartValues[] | undefined) ?? [];
  const left = leftOf(lines, parts);
  const command = useCommand(
    `break.match/${one.id}`,
    (key, v: Values) =>
      answerOf(
        api.POST('/v1/breaks/{id}/matches', {
          params: { path: { id: one.id } },
          headers: commandHeaders(key),
          body: { parts: v.parts.map(partOf), with: merged.map((each) => each.id), note: v.note },
        }),
      ),
    () => {
      draft.drop();
      done();
    },
  );
  const put = (next: PartValues[], reason?: string) => {
    const values = { parts: next, note: form.getFieldValue('note') || reason } as Values;
    form.setFieldsValue(values);
    draft.keep(values);
  };
  const take = (each: Candidate) => {
    const open = BigInt(each.amountFen);
    const amount = left > 0n ? least(left, open) : open;
    put(
      [...parts, { to: 'escrow', reference: each.reference, amount: asTyped(amount) }],
      each.reason && w[each.reason],
    );
  };
  return (
    <>
      <h3>{w.expectedSide}</h3>
      <Expected
        one={one}
        onSuggestion={(each) => put(partsOf(each), terms.suggestion[each.basis])}
        onCandidate={take}
      />
      <Form<Values>
        form={form}
        name="match"
        layout="vertical"
        initialValues={{ parts: [], ...draft.found }}
        onValuesChange={(_, values) => draft.keep(values)}
        onFinish={(v) => void command.send(v)}
      >
        {draft.found && <DraftNote<Values> form={form} initial={{ parts: [] }} drop={draft.drop} />}
        <MatchParts debit={(one.suspense_fen ?? 0) < 0} left={left > 0n ? asTyped(left) : ''} />
        <p role="status" className="match-sum">
          {w.linesSum(lines.length)} <Money fen={linesFen(lines)} unit /> − {w.partsSum(parts.length)}{' '}
          <Money fen={linesFen(lines) - left} unit /> = <Money fen={left} unit />{' '}
          <Tag tone={left === 0n ? 'good' : 'wait'}>{left === 0n ? w.matchEven : w.matchUneven}</Tag>
        </p>
        <Form.Item
          name="note"
          label={w.resolution}
          rules={[{ required: true, message: common.requiredField }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <ProblemAlert error={command.problem} />
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={!parts.length}>
          {w.match}
        </Button>
      </Form>
    </>
  );
}
