// Seals an offer: the commitment is computed here, so that the platform can't change what was offered.
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useMe } from '../../app/session';
import { tonnes } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { beijingNow, DateField } from '../../ui/DateFields';
import { DraftNote } from '../../ui/DraftNote';
import { NumberField } from '../../ui/NumberField';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';
import { offerContent, type OfferValues } from './offerForm';
import { OfferLines } from './OfferLines';
import { OfferPreview } from './OfferPreview';

// One nonce as long as the form's key lives, so that a repeat is the same offer.
function keptNonce(fresh: () => string): string {
  const known = sessionStorage.getItem('heliu.nonce');
  if (known) return known;
  const made = fresh();
  sessionStorage.setItem('heliu.nonce', made);
  return made;
}

export default function NewOffer() {
  const { processor: w, common } = useWords();
  const me = useMe();
  const go = useNavigate();
  const [query] = useSearchParams();
  const [form] = Form.useForm<OfferValues>();
  const nonce = useRef('');
  const draft = useDraft<OfferValues>(`offer.new/${query.get('round') ?? ''}`);
  const rounds = useQuery({
    queryKey: ['rounds', 'open'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/rounds', { params: { query: { limit: 100 } }, signal })),
  });
  const quota = useQuery({
    queryKey: ['quota'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/quota', { params: { query: { limit: 100 } }, signal })),
  });
  const open = rounds.data?.items.filter((round) => round.allowed_actions.includes('offer')) ?? [];
  const items = quota.data?.items ?? [];
  const command = useCommand(
    'offer.new',
    async (key, values: OfferValues) => {
      const { commitmentOf, newNonce } = await import('../../sm/commitment');
      const content = offerContent(values);
      nonce.current = keptNonce(newNonce);
      const commitment = commitmentOf(content, values.round_id, me.enterprise_id ?? '', nonce.current);
      return answerOf(
        api.POST('/v1/offers', {
          headers: commandHeaders(key),
          body: { round_id: values.round_id, content, nonce: nonce.current, commitment },
        }),
      );
    },
    () => {
      sessionStorage.removeItem('heliu.nonce');
      draft.drop();
      go('/offers');
    },
    true,
  );
  const now = beijingNow();
  const initial: Partial<OfferValues> = {
    round_id: query.get('round') ?? undefined,
    lines: [{} as OfferValues['lines'][number]],
    window_from: now,
    window_to: now.add(14, 'day'),
  };
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <>
      <PageHead title={w.newOffer} about={w.sealHint} />
      {draft.found && <DraftNote<OfferValues> form={form} initial={initial} drop={draft.drop} />}
      <Form<OfferValues>
        form={form}
        name="offer"
        layout="vertical"
        onFinish={(values) => void command.send(values)}
        onValuesChange={(_, values) => draft.keep(values)}
        initialValues={{ ...initial, ...draft.found }}
      >
        <Panel title={w.newOffer}>
          <div className="form-grid">
            <Form.Item name="round_id" label={w.chooseRound} rules={needed}>
              <Select
                notFoundContent={w.noRound}
                options={open.map((r) => ({ value: r.id, label: r.name }))}
              />
            </Form.Item>
            <Form.Item name="item" label={w.item} rules={needed}>
              <Select
                options={items.map((one) => ({
                  value: one.licence_item_id,
                  label: `${one.licence_number} ${one.method} · ${w.free} ${tonnes(one.left)} t`,
                }))}
              />
            </Form.Item>
            <NumberField name="capacity" label={w.capacity} places={3} required suffix={common.tonne} />
            <DateField name="window_from" label={w.windowFrom} />
            <DateField name="window_to" label={w.windowTo} />
          </div>
          <OfferLines />
        </Panel>
        <Panel title={w.limits}>
          <div className="form-grid">
            <NumberField name="least" label={w.leastLoad} places={3} />
            <NumberField name="most" label={w.mostLoad} places={3} />
            <NumberField name="radius" label={w.radius} places={0} help={w.distance} />
            <NumberField name="chlorine" label={w.chlorineMost} places={0} />
            <NumberField name="sulphur" label={w.sulphurMost} places={0} />
            <NumberField name="metals" label={w.metalsMost} places={0} />
            <NumberField name="moisture" label={w.moistureMost} places={0} />
          </div>
        </Panel>
        <OfferPreview items={items} />
        <ProblemAlert error={command.problem} />
        <div className="steps-foot">
          <Button type="primary" size="large" htmlType="submit" loading={command.busy}>
            {w.seal}
          </Button>
        </div>
      </Form>
    </>
  );
}
