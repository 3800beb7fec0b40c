import { Form, Input } from 'antd';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Proposal } from '../../api/types';
import { useMe } from '../../app/session';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { DialogForm } from '../../ui/DialogForm';
import { FactsOf } from '../../ui/FactsOf';
import { PageHead } from '../../ui/PageHead';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

function Decide({ one }: { one: Proposal }) {
  const { finance: w, common } = useWords();
  const at = { params: { path: { id: one.id } } };
  return (
    <>
      <ActionButton
        small
        primary
        form={`approve/${one.id}`}
        label={w.approve}
        question={w.approveAsk}
        call={(key) =>
          answerOf(api.POST('/v1/proposals/{id}/approvals', { ...at, headers: commandHeaders(key) }))
        }
      />{' '}
      <DialogForm<{ note: string }>
        small
        danger
        form={`reject/${one.id}`}
        label={w.reject}
        call={(key, v) =>
          answerOf(
            api.POST('/v1/proposals/{id}/rejections', { ...at, headers: commandHeaders(key), body: v }),
          )
        }
      >
        <Form.Item
          name="note"
          label={common.reason}
          rules={[{ required: true, message: common.requiredField }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </DialogForm>
    </>
  );
}

export default function Proposals() {
  const { finance: w, common, terms, states } = useWords();
  const me = useMe();
  const columns: Column<Proposal>[] = [
    {
      key: 'kind',
      title: common.kind,
      show: (p) => terms.proposalKind[p.kind],
      text: (p) => terms.proposalKind[p.kind],
    },
    { key: 'reason', title: common.reason, show: (p) => p.reason, text: (p) => p.reason ?? '' },
    {
      key: 'content',
      title: w.content,
      text: (p) => JSON.stringify(p.content),
      show: (p) =>
        Object.keys(p.content).length ? (
          <details>
            <summary>{w.content}</summary>
            <FactsOf facts={p.content} />
          </details>
        ) : (
          '—'
        ),
    },
    { key: 'maker', title: w.maker, show: (p) => p.maker, text: (p) => p.maker },
    { key: 'made', title: w.made, show: (p) => <When at={p.made_at} />, text: (p) => moment(p.made_at) },
    {
      key: 'state',
      title: common.state,
      text: (p) => states.proposal[p.state],
      show: (p) => (
        <>
          <StateTag kind="proposal" state={p.state} />{' '}
          {p.checker && (
            <small>
              {w.checker} {p.checker}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'act',
      title: common.actions,
      show: (p) =>
        p.state === 'open' &&
        p.maker_id !== me.user_id &&
        me.is('finance', 'regulator') && <Decide one={p} />,
    },
  ];
  return (
    <>
      <PageHead title={w.proposalsTitle} />
      <SearchTable<Proposal>
        name="proposals"
        label={w.proposalsTitle}
        columns={columns}
        rowKey={(p) => p.id}
        teach={w.proposalsTeach}
        filters={<StateFilter kind="proposal" />}
        refresh={15_000}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/proposals', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  state: (query.state || undefined) as Proposal['state'] | undefined,
                },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
