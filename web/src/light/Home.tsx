/** @jsxImportSource preact */
// What waits for the driver or the scale clerk. The services say what each may do.
import type { Load, LoadState } from '../api/types';
import { kilogramsText } from '../i18n/exact';
import { moment } from '../i18n/time';
import { Link } from './Link';
import { loadsIn } from './look';
import { Party } from './Names';
import { useSession } from './session';
import { useAnswer } from './useAnswer';
import { useWords } from './useWords';
import { Waiting } from './Waiting';

export type Act = 'depart' | 'arrive' | 'weigh_origin' | 'weigh_destination';

// Where to look for loads of a role on which an act may be allowed.
const kPlaces: { role: string; act: Act; state: LoadState }[] = [
  { role: 'producer', act: 'weigh_origin', state: 'waybilled' },
  { role: 'carrier', act: 'depart', state: 'loaded' },
  { role: 'carrier', act: 'arrive', state: 'in_transit' },
  { role: 'processor', act: 'weigh_destination', state: 'arrived' },
];

interface Group {
  act: Act;
  loads: Load[];
}

async function waiting(roles: string[]): Promise<Group[]> {
  const places = kPlaces.filter((place) => roles.includes(place.role));
  return Promise.all(
    places.map(async ({ act, state }) => ({
      act,
      loads: (await loadsIn(state)).filter((load) => load.allowed_actions.includes(act)),
    })),
  );
}

function Card({ load, act }: { load: Load; act: Act }) {
  const w = useWords();
  return (
    <li class="card">
      <div class="mono strong">{load.manifest_number ?? load.id.slice(0, 8)}</div>
      <div>
        {load.plate} · <span class="mono">{load.code}</span> · {kilogramsText(load.kilograms)} {w.kg}
      </div>
      <div class="quiet">
        <Party id={load.producer_id} /> → <Party id={load.processor_id} />
      </div>
      <div class="quiet">
        {w.planned} {moment(load.planned_departure)}
      </div>
      <Link to={`/m/loads/${load.id}`} primary>
        {w.acts[act]}
        <span class="hidden"> {load.manifest_number}</span>
      </Link>
    </li>
  );
}

export function Home() {
  const w = useWords();
  const { session } = useSession();
  const roles = session?.roles ?? [];
  const answer = useAnswer('home', () => waiting(roles));
  const mine = kPlaces.some((place) => roles.includes(place.role));
  const groups = (answer.data ?? []).filter((group) => group.loads.length);
  return (
    <>
      <div class="row">
        <h1>{w.home}</h1>
        <button type="button" class="button" onClick={answer.again}>
          {w.refresh}
        </button>
      </div>
      <Waiting answer={answer} />
      {answer.data && !mine && <p>{w.notPhone}</p>}
      {answer.data && mine && !groups.length && <p class="card">✓ {w.nothing}</p>}
      {groups.map(({ act, loads }) => (
        <section key={act}>
          <h2>
            {w.groups[act]} ({loads.length})
          </h2>
          <ul class="cards">
            {loads.map((load) => (
              <Card key={load.id} load={load} act={act} />
            ))}
          </ul>
        </section>
      ))}
      {mine && <p class="quiet">{w.elsewhere}</p>}
    </>
  );
}
