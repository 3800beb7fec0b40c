// The next step of a load for whoever may take it; the service says which.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { LoadDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { AcceptDialog } from './AcceptDialog';
import { TreatDialog } from './TreatDialog';
import { WaybillDialog } from './WaybillDialog';
import { WeighDialog } from './WeighDialog';

export function LoadActions({ detail }: { detail: LoadDetail }) {
  const { carrier: w } = useWords();
  const { load } = detail;
  const may = (action: string) => load.allowed_actions.includes(action);
  const path = { params: { path: { id: load.id } } };
  return (
    <>
      {may('match_waybill') && <WaybillDialog load={load} />}
      {may('weigh_origin') && <WeighDialog load={load} place="origin" />}
      {may('depart') && (
        <ActionButton
          primary
          form={`load.depart/${load.id}`}
          label={w.depart}
          question={w.departAsk}
          call={(key) =>
            answerOf(
              api.POST('/v1/loads/{id}/departure', { ...path, headers: commandHeaders(key), body: {} }),
            )
          }
        />
      )}
      {may('arrive') && (
        <ActionButton
          primary
          form={`load.arrive/${load.id}`}
          label={w.arrive}
          question={w.arriveAsk}
          call={(key) =>
            answerOf(api.POST('/v1/loads/{id}/arrival', { ...path, headers: commandHeaders(key), body: {} }))
          }
        />
      )}
      {may('weigh_destination') && <WeighDialog load={load} place="destination" />}
      {may('accept') && <AcceptDialog detail={detail} />}
      {may('treat') && <TreatDialog load={load} />}
      {may('cancel') && (
        <ActionButton
          danger
          reason
          form={`load.cancel/${load.id}`}
          label={w.cancel}
          question={w.cancelAsk}
          call={(key, reason) =>
            answerOf(
              api.POST('/v1/loads/{id}/cancellation', {
                ...path,
                headers: commandHeaders(key),
                body: { reason },
              }),
            )
          }
        />
      )}
    </>
  );
}
