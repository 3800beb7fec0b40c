// A flag: its rule, its figures, what it is about, and the verdict of whoever looked.
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select, type SelectProps } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Flag } from '../../api/types';
import { permille } from '../../i18n/exact';
import { spoken } from '../../i18n/spoken';
import { useLanguage, useWords } from '../../i18n/useWords';
import { limitsOf } from '../../i18n/words/reasons';
import { Copyable } from '../../ui/Copyable';
import { DialogForm } from '../../ui/DialogForm';
import { Facts } from '../../ui/Facts';
import { FactsOf } from '../../ui/FactsOf';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party, useEnterprise } from '../../ui/Party';
import { StateTag } from '../../ui/StateTag';
import { asOptions, useEnterprises } from '../../ui/useEnterprises';
import { When } from '../../ui/When';
import { useRules } from './useRules';

// Of the enterprises it names; a flag that names none is about whom the regulator says.
function AboutWhom({ flag, ...field }: { flag: Flag } & SelectProps<string>) {
  const all = useEnterprises();
  const named = flag.enterprises.map((id) => ({ value: id, label: <Party id={id} /> }));
  if (named.length) return <Select<string> {...field} options={named} />;
  return <Select<string> {...field} showSearch={{ optionFilterProp: 'label' }} options={asOptions(all)} />;
}

function Actions({ flag }: { flag: Flag }) {
  const { regulator: w, common, terms } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  const first = useEnterprise(flag.enterprises[0]).data;
  const { name } = useRules();
  return (
    <>
      {flag.allowed_actions.includes('review') && (
        <DialogForm<{ verdict: NonNullable<Flag['verdict']>; note: string }>
          primary
          form={`review/${flag.id}`}
          label={w.review}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/flags/{id}/reviews', {
                params: { path: { id: flag.id } },
                headers: commandHeaders(key, flag.version),
                body: v,
              }),
            )
          }
        >
          <Form.Item name="verdict" label={w.verdict} rules={needed} extra={w.falseAlarm}>
            <Radio.Group
              options={Object.entries(terms.verdict).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item name="note" label={w.reviewNote} rules={needed}>
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
        </DialogForm>
      )}
      {flag.allowed_actions.includes('open-case') && (
        <DialogForm<{ enterprise_id: string; title: string }>
          form={`case.new/${flag.id}`}
          label={w.openCase}
          initial={{
            enterprise_id: flag.enterprises[0],
            title: `${first?.name ?? ''} ${name(flag.indicator)}`.trim(),
          }}
          call={(key, v) =>
            answerOf(
              api.POST('/v1/cases', { headers: commandHeaders(key), body: { ...v, flags: [flag.id] } }),
            )
          }
        >
          <Form.Item name="enterprise_id" label={common.unit} rules={needed}>
            <AboutWhom flag={flag} />
          </Form.Item>
          <Form.Item name="title" label={w.caseTitle} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
        </DialogForm>
      )}
    </>
  );
}

export default function FlagPage() {
  const { regulator: w, terms, common, trade, reasons } = useWords();
  const { id = '' } = useParams();
  const language = useLanguage();
  const { rule, name } = useRules();
  const { data: flag, error } = useQuery({
    queryKey: ['flag', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/flags/{id}', { params: { path: { id } }, signal })),
  });
  if (!flag)
    return (
      <>
        <PageHead title={w.flagsTitle} />
        <Loading error={error} />
      </>
    );
  const law = rule(flag.indicator);
  const facts = flag.facts as Record<string, unknown>;
  const tradeId =
    typeof facts.trade_id === 'string'
      ? facts.trade_id
      : flag.subject_kind === 'trade'
        ? flag.subject_id
        : undefined;
  const loadId = typeof facts.load_id === 'string' ? facts.load_id : undefined;
  return (
    <>
      <PageHead
        title={`${flag.indicator} ${name(flag.indicator)}`}
        about={
          <>
            <StateTag kind="flag" state={flag.state} /> <When at={flag.raised_at} relative />
          </>
        }
        action={<Actions flag={flag} />}
      />
      <Panel
        title={w.enterprises}
        extra={
          <span>
            {tradeId && <Link to={`/trades/${tradeId}`}>{trade.title}</Link>}{' '}
            {loadId && <Link to={`/loads/${loadId}`}>{trade.load}</Link>}
          </span>
        }
      >
        {flag.enterprises.map((one) => (
          <p key={one}>
            <Link to={`/enterprises/${one}`}>
              <Party id={one} />
            </Link>
          </p>
        ))}
      </Panel>
      <div className="columns">
        <Panel title={w.facts}>
          <FactsOf facts={facts} />
        </Panel>
        <Panel title={w.formula}>
          <p>{spoken(flag, 'formula', language)}</p>
          {law && (
            <Facts
              items={[
                [w.threshold, limitsOf(reasons.unit, law)],
                [w.impact, permille(flag.impact_permille)],
                [w.source, spoken(law, 'source', language)],
              ]}
            />
          )}
        </Panel>
        {flag.verdict && (
          <Panel title={w.verdict}>
            <p>
              {terms.verdict[flag.verdict]} · {flag.note}
            </p>
            <small>
              {flag.reviewed_by} · <When at={flag.reviewed_at} />
            </small>
          </Panel>
        )}
      </div>
      <small>
        {common.number} <Copyable text={flag.id} shown={flag.id.slice(-12)} />
      </small>
    </>
  );
}
