import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { Facts } from '../../ui/Facts';
import { Weight } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { MethodName } from '../../ui/MethodName';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Tag } from '../../ui/StateTag';
import { Day, When } from '../../ui/When';
import { CoverPanel } from '../account/CoverPanel';
import { RatingPanel } from '../account/RatingPanel';

function Licences({ id }: { id: string }) {
  const { regulator: w, processor: p } = useWords();
  const { data } = useQuery({
    queryKey: ['licences'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/licences', { params: { query: { limit: 200 } }, signal })),
  });
  const own = data?.items.filter((one) => one.enterprise_id === id) ?? [];
  if (!own.length) return null;
  return (
    <Panel title={w.theirLicences}>
      {own.map((one) => (
        <div key={one.id} className="pay-box">
          <h3>
            {one.number} {one.suspended && <Tag tone="bad">{p.suspended}</Tag>}
          </h3>
          <p>
            {one.issuer} · <Day at={one.valid_from} /> — <Day at={one.valid_to} />
          </p>
          <ul>
            {one.items.map((item) => (
              <li key={item.id}>
                <MethodName code={item.method} /> · <Weight kg={item.approved_kilograms} unit /> ·{' '}
                {item.scopes.map((s) => s.category).join(', ')}
              </li>
            ))}
          </ul>
          {one.allowed_actions.includes('suspend') && (
            <ActionButton
              small
              danger
              reason
              form={`suspend/${one.id}`}
              label={w.suspend}
              question={w.suspendAsk}
              call={(key, reason) =>
                answerOf(
                  api.POST('/v1/licences/{id}/suspend', {
                    params: { path: { id: one.id } },
                    headers: commandHeaders(key, one.version),
                    body: { reason },
                  }),
                )
              }
            />
          )}
        </div>
      ))}
    </Panel>
  );
}

export default function EnterprisePage() {
  const { regulator: w, terms } = useWords();
  const { id = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['enterprise.full', id],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/enterprises/{id}', { params: { path: { id } }, signal })),
  });
  if (!data)
    return (
      <>
        <PageHead title={w.enterprisesTitle} />
        <Loading error={error} />
      </>
    );
  const at = { params: { path: { id } } };
  return (
    <>
      <PageHead
        title={data.name}
        about={data.frozen && <Tag tone="bad">{w.frozen}</Tag>}
        action={
          <>
            {data.allowed_actions.includes('freeze') && (
              <ActionButton
                danger
                reason
                form={`freeze/${id}`}
                label={w.freeze}
                question={w.freezeAsk}
                call={(key, reason) =>
                  answerOf(
                    api.POST('/v1/enterprises/{id}/freeze', {
                      ...at,
                      headers: commandHeaders(key, data.version),
                      body: { reason },
                    }),
                  )
                }
              />
            )}
            {data.allowed_actions.includes('unfreeze') && (
              <ActionButton
                reason
                form={`unfreeze/${id}`}
                label={w.unfreeze}
                question={w.unfreezeAsk}
                call={(key, reason) =>
                  answerOf(
                    api.POST('/v1/enterprises/{id}/unfreeze', {
                      ...at,
                      headers: commandHeaders(key, data.version),
                      body: { reason },
                    }),
                  )
                }
              />
            )}
          </>
        }
      />
      <Panel title={w.enterpriseTitle}>
        <Facts
          items={[
            [w.uscc, <span className="mono">{data.uscc}</span>],
            [w.kinds, data.kinds.map((kind) => terms.roles[kind]).join('、')],
            [
              w.districtCode,
              (terms.districts as Record<string, string>)[data.district] ?? terms.elsewhere(data.district),
            ],
            [w.address, data.address],
            data.generator_class ? [w.generator, terms.grades[data.generator_class]] : false,
            data.annual_kilograms ? [w.annual, <Weight kg={data.annual_kilograms} />] : false,
            [w.registered, <When at={data.registered_at} />],
          ]}
        />
      </Panel>
      <Licences id={id} />
      {data.kinds.some((kind) => ['producer', 'processor', 'carrier'].includes(kind)) && (
        <div className="columns">
          <RatingPanel id={id} />
          <CoverPanel id={id} />
        </div>
      )}
    </>
  );
}
