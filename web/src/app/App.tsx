import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { RouterProvider } from 'react-router-dom';
import { asProblem } from '../api/problem';
import { useLanguage } from '../i18n/useWords';
import { ProblemAlert } from '../ui/ProblemAlert';
import { useNarrow } from '../ui/useNarrow';
import { router } from './router';
import { SessionProvider, useSession } from './session';
import { SignInPage } from './SignInPage';
import { themeOf, useDark } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // What a service refuses it refuses again; what got lost may come.
      retry: (count, error) => count < 2 && asProblem(error).unknown,
    },
  },
});

function Door() {
  const { session, failure } = useSession();
  if (failure && session === undefined)
    return (
      <main className="page">
        <h1>Heliu</h1>
        <ProblemAlert error={failure} />
      </main>
    );
  if (session === undefined) return null;
  return session ? <RouterProvider router={router} key={session.user_id} /> : <SignInPage />;
}

export function App() {
  const language = useLanguage();
  const dark = useDark();
  const narrow = useNarrow();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={language === 'zh' ? chinese : english}
      theme={themeOf(dark, narrow)}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queries}>
        <SessionProvider>
          <Door />
        </SessionProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
