// A bank file goes in as a whole or not at all; the key is of its content, so that twice is once.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { commandKey, forgetCommandKey } from '../../api/commandKey';
import { asProblem, type ApiProblem } from '../../api/problem';
import type { BankFile } from '../../api/types';
import { upload, type Upload } from '../../api/upload';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { FilePick } from '../../ui/FilePick';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { StateTag } from '../../ui/StateTag';
import { TechnicalNote } from '../../ui/TechnicalNote';
import { When } from '../../ui/When';
import { whyOfFile } from './breakWords';

// Why it was refused, or told nothing new.
function FileNote({ file }: { file: BankFile }) {
  const { finance: w } = useWords();
  if (!file.why) return null;
  return (
    <div>
      <small>{whyOfFile(w, file)}</small> {file.state === 'refused' && <TechnicalNote text={file.note} />}
    </div>
  );
}

function Result({ file }: { file: BankFile }) {
  const { finance: w, common } = useWords();
  return (
    <Panel
      title={file.state === 'refused' ? w.fileRefused : w.fileTaken}
      extra={<StateTag kind="file" state={file.state} />}
    >
      <Facts
        items={[
          [common.kind, file.kind],
          [w.entries, String(file.entries)],
          [w.posted, String(file.posted)],
          [w.toldAgain, String(file.told_again ?? 0)],
          ['SM3', <span className="mono">{file.sm3.slice(0, 24)}…</span>],
          file.why ? [w.fileNote, <FileNote file={file} />] : false,
        ]}
      />
      <p>
        <Link to="/finance/breaks?state=open">{w.toBreaks}</Link> ·{' '}
        <Link to="/finance/day">{w.dayTitle}</Link>
      </p>
    </Panel>
  );
}

const kLatest = 50; // files shown

// Newest first: what the bank's channel brought and what was uploaded.
function Files() {
  const { finance: w, common } = useWords();
  const { data, error } = useQuery({
    queryKey: ['bank-files'],
    refetchInterval: 15_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/bank-files', { params: { query: { limit: kLatest } }, signal })),
  });
  if (!data) return <Loading error={error} />;
  return (
    <Panel
      title={w.filesTitle}
      extra={data.items.length === kLatest && <small>{w.latestFiles(data.items.length)}</small>}
    >
      <PlainTable
        label={w.filesTitle}
        columns={[
          { title: w.takenAt, show: (file) => <When at={file.taken_at} /> },
          {
            title: w.fileName,
            show: (file) => (
              <>
                {file.name}
                <FileNote file={file} />
              </>
            ),
          },
          { title: common.kind, show: (file) => file.kind },
          { title: common.state, show: (file) => <StateTag kind="file" state={file.state} /> },
          { title: w.entries, number: true, show: (file) => file.entries },
          { title: w.posted, number: true, show: (file) => file.posted },
          { title: w.toldAgain, number: true, show: (file) => file.told_again ?? 0 },
        ]}
        rows={data.items}
        rowKey={(file) => file.sm3}
        empty={w.filesTeach}
      />
    </Panel>
  );
}

export default function Statements() {
  const { finance: w } = useWords();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [percent, setPercent] = useState<number>();
  const [stopped, setStopped] = useState(false);
  const [taken, setTaken] = useState<BankFile>();
  const [problem, setProblem] = useState<ApiProblem>();
  const running = useRef<Upload<BankFile> | undefined>(undefined);
  const send = async () => {
    if (!file || running.current) return;
    const form = `statement/${file.name}/${file.size}/${file.lastModified}`;
    setStopped(false);
    setProblem(undefined);
    setTaken(undefined);
    setPercent(0);
    running.current = upload<BankFile>(
      '/v1/statements',
      file,
      'application/xml',
      commandKey(form),
      (sent, whole) => setPercent(whole ? Math.floor((sent * 100) / whole) : 0),
    );
    try {
      setTaken(await running.current.answer);
      forgetCommandKey(form);
      await queries.invalidateQueries();
    } catch (error) {
      if (error instanceof DOMException) setStopped(true);
      else setProblem(asProblem(error));
    } finally {
      running.current = undefined;
      setPercent(undefined);
    }
  };
  return (
    <>
      <PageHead title={w.statementsTitle} about={w.pickHint} />
      <Panel title={w.uploadTitle}>
        <p>
          <FilePick
            label={w.pick}
            accept=".xml,application/xml,text/xml"
            onFile={(picked) => {
              setFile(picked);
              setTaken(undefined);
              setProblem(undefined);
            }}
          />
        </p>
        <Button type="primary" disabled={!file} loading={percent !== undefined} onClick={() => void send()}>
          {w.upload}
        </Button>{' '}
        {percent !== undefined && (
          <>
            <Button onClick={() => running.current?.stop()}>{w.stop}</Button>
            <Progress percent={percent} aria-label={w.uploading(`${percent} %`)} />
          </>
        )}
        {stopped && <p role="status">{w.stopped}</p>}
      </Panel>
      <ProblemAlert error={problem} />
      {taken && <Result file={taken} />}
      <Files />
    </>
  );
}
