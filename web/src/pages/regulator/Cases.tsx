import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Case } from '../../api/types';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

export default function Cases() {
  const { regulator: w, common, states } = useWords();
  const columns: Column<Case>[] = [
    {
      key: 'title',
      title: w.caseTitle,
      show: (c) => <Link to={`/cases/${c.id}`}>{c.title}</Link>,
      text: (c) => c.title,
    },
    {
      key: 'who',
      title: common.unit,
      show: (c) => <Party id={c.enterprise_id} />,
      text: (c) => c.enterprise_id,
    },
    {
      key: 'state',
      title: common.state,
      show: (c) => <StateTag kind="case" state={c.state} />,
      text: (c) => states.case[c.state],
    },
    { key: 'by', title: w.openedBy, show: (c) => c.opened_by, text: (c) => c.opened_by },
    {
      key: 'at',
      title: w.openedAt,
      show: (c) => <When at={c.opened_at} />,
      text: (c) => moment(c.opened_at),
    },
  ];
  return (
    <>
      <PageHead title={w.casesTitle} />
      <SearchTable<Case>
        name="cases"
        label={w.casesTitle}
        columns={columns}
        rowKey={(c) => c.id}
        teach={w.casesTeach}
        filters={<StateFilter kind="case" />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/cases', {
              params: {
                query: { limit: 50, cursor, state: (query.state || undefined) as Case['state'] | undefined },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
