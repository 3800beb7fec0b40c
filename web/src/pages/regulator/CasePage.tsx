import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Facts } from '../../ui/Facts';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { useRules } from './useRules';

// A flag of the case by its indicator, its number behind it.
function FlagLink({ id }: { id: string }) {
  const { name } = useRules();
  const { data } = useQuery({
    queryKey: ['flag', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/flags/{id}', { params: { path: { id } }, signal })),
  });
  return (
    <>
      <Link to={`/flags/${id}`}>{data && `${data.indicator} ${name(data.indicator)}`}</Link>{' '}
      {data && <StateTag kind="flag" state={data.state} />} <small className="mono">{id.slice(-12)}</small>
    </>
  );
}

export default function CasePage() {
  const { regulator: w, common } = useWords();
  const { id = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/cases/{id}', { params: { path: { id } }, signal })),
  });
  if (!data)
    return (
      <>
        <PageHead title={w.casesTitle} />
        <Loading error={error} />
      </>
    );
  return (
    <>
      <PageHead
        title={data.title}
        about={<StateTag kind="case" state={data.state} />}
        action={
          <>
            <a className="button-link" href={`/m/print/case/${id}`} target="_blank" rel="noreferrer">
              {w.printCase}
            </a>
            {data.allowed_actions.includes('close') && (
              <DialogForm<{ outcome: string }>
                primary
                form={`case.close/${id}`}
                label={w.closeCase}
                call={(key, v) =>
                  answerOf(
                    api.POST('/v1/cases/{id}/close', {
                      params: { path: { id } },
                      headers: commandHeaders(key, data.version),
                      body: v,
                    }),
                  )
                }
              >
                <Form.Item
                  name="outcome"
                  label={w.outcome}
                  rules={[{ required: true, message: common.requiredField }]}
                >
                  <Input.TextArea rows={4} maxLength={2000} />
                </Form.Item>
              </DialogForm>
            )}
          </>
        }
      />
      <Panel title={w.casesTitle}>
        <Facts
          items={[
            [
              common.unit,
              <Link to={`/enterprises/${data.enterprise_id}`}>
                <Party id={data.enterprise_id} />
              </Link>,
            ],
            [w.openedBy, data.opened_by],
            [w.openedAt, <When at={data.opened_at} />],
            data.closed_at ? [w.closedAt, <When at={data.closed_at} />] : false,
            data.outcome ? [w.outcome, data.outcome] : false,
          ]}
        />
      </Panel>
      <Panel title={w.flagsOf}>
        <ul>
          {data.flags.map((flag) => (
            <li key={flag}>
              <FlagLink id={flag} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
