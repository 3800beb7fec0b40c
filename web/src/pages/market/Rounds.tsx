import { Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { Link } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Round } from '../../api/types';
import { useMe } from '../../app/session';
import { tonnes } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { beijing, beijingNow, DateField } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

interface NewRound {
  name: string;
  opens: Dayjs;
  closes: Dayjs;
}

function ScheduleRound() {
  const { processor: w, common } = useWords();
  const now = beijingNow();
  return (
    <DialogForm<NewRound>
      primary
      form="round.new"
      label={w.schedule}
      initial={{ opens: now, closes: now.add(1, 'hour') }}
      call={(key, values) =>
        answerOf(
          api.POST('/v1/rounds', {
            headers: commandHeaders(key),
            body: { name: values.name, opens_at: beijing(values.opens), closes_at: beijing(values.closes) },
          }),
        )
      }
    >
      <Form.Item name="name" label={w.roundName} rules={[{ required: true, message: common.requiredField }]}>
        <Input maxLength={120} />
      </Form.Item>
      <DateField name="opens" label={w.opensAt} time />
      <DateField name="closes" label={w.closesAt} time />
    </DialogForm>
  );
}

export default function Rounds() {
  const { processor: w, common, states } = useWords();
  const me = useMe();
  const columns: Column<Round>[] = [
    {
      key: 'name',
      title: common.name,
      show: (r) => <Link to={`/rounds/${r.id}`}>{r.name}</Link>,
      text: (r) => r.name,
    },
    {
      key: 'state',
      title: common.state,
      show: (r) => <StateTag kind="round" state={r.state} />,
      text: (r) => states.round[r.state],
    },
    { key: 'opens', title: w.opens, show: (r) => <When at={r.opens_at} />, text: (r) => moment(r.opens_at) },
    {
      key: 'closes',
      title: w.closes,
      show: (r) => <When at={r.closes_at} relative={r.state === 'open'} />,
      text: (r) => moment(r.closes_at),
    },
    { key: 'lots', title: w.lots, number: true, show: (r) => r.lots, text: (r) => String(r.lots) },
    {
      key: 'offers',
      title: w.offers,
      number: true,
      show: (r) => (r.state === 'cleared' ? r.offers : '—'),
      text: (r) => String(r.offers),
    },
    {
      key: 'awarded',
      title: w.awarded,
      number: true,
      show: (r) => (r.state === 'cleared' ? <Weight kg={r.awarded_kilograms} /> : '—'),
      text: (r) => tonnes(r.awarded_kilograms ?? 0),
    },
  ];
  return (
    <>
      <PageHead title={w.roundsTitle} action={me.is('operator', 'regulator') && <ScheduleRound />} />
      <SearchTable<Round>
        name="rounds"
        label={w.roundsTitle}
        columns={columns}
        rowKey={(r) => r.id}
        teach={w.roundsTeach}
        refresh={15_000}
        fetch={(_, cursor, signal) =>
          answerOf(api.GET('/v1/rounds', { params: { query: { limit: 50, cursor } }, signal }))
        }
      />
    </>
  );
}
