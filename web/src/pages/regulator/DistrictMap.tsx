// Foshan's districts, shaded by what left them; drawn from one small file, no tiles, no service.
import { useQuery } from '@tanstack/react-query';
import { tonnes } from '../../i18n/exact';
import { useLanguage, useWords } from '../../i18n/useWords';
import { frameOf } from '../../ui/project';
import type { DistrictSum } from './districtSums';

interface Shape {
  code: string;
  name: string;
  centre: [number, number];
  rings: [number, number][][];
}

interface Meta {
  review_number: string;
}

const place = ([longitude, latitude]: [number, number]) => ({
  longitude: longitude * 100,
  latitude: latitude * 100,
});

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return (await answer.json()) as T;
}

export function DistrictMap({ sums }: { sums: DistrictSum[] }) {
  const { regulator: w, common, terms } = useWords();
  const language = useLanguage();
  const shapes = useQuery({
    queryKey: ['map'],
    staleTime: Infinity,
    queryFn: () => read<{ districts: Shape[] }>('/maps/foshan.json'),
  });
  const meta = useQuery({
    queryKey: ['map-meta'],
    staleTime: Infinity,
    queryFn: () => read<Meta>('/maps/foshan.meta.json'),
  });
  if (!shapes.data) return null;
  const all = shapes.data.districts;
  const frame = frameOf(
    all.flatMap((one) => one.rings.flat().map(place)),
    520,
    400,
  );
  const most = Math.max(1, ...sums.filter((one) => one.district).map((one) => one.kilograms));
  const of = (code: string) => sums.find((one) => one.district === code);
  const name = (one: Shape) =>
    language === 'zh' ? one.name : ((terms.districts as Record<string, string>)[one.code] ?? one.name);
  const spoken = all
    .map((one) => `${name(one)} ${tonnes(of(one.code)?.kilograms ?? 0)} ${common.tonne}`)
    .join(common.semicolon);
  return (
    <figure className="district-map">
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={`${w.map}${common.colon}${spoken}`}
      >
        {all.map((one) => (
          <g key={one.code}>
            <path
              fillRule="evenodd"
              stroke="#fff"
              strokeWidth="1.5"
              fill="#0b6155"
              fillOpacity={0.14 + (0.5 * (of(one.code)?.kilograms ?? 0)) / most}
              d={one.rings
                .map(
                  (points) =>
                    'M' +
                    points
                      .map((p) =>
                        frame
                          .to(place(p))
                          .map((n) => n.toFixed(1))
                          .join(' '),
                      )
                      .join('L') +
                    'Z',
                )
                .join('')}
            />
          </g>
        ))}
        {all.map((one) => {
          const [x, y] = frame.to(place(one.centre));
          return (
            <text key={one.code} x={x} y={y} textAnchor="middle" className="district-name">
              <tspan>{name(one)}</tspan>
              <tspan x={x} dy="18">
                {tonnes(of(one.code)?.kilograms ?? 0)} {common.tonne}
              </tspan>
            </text>
          );
        })}
      </svg>
      <figcaption>
        <small>
          {meta.data?.review_number ? w.mapNote.replace('—', meta.data.review_number) : w.mapNote}
        </small>
      </figcaption>
    </figure>
  );
}
