import type { Language } from '@kratos-login/core';
import type { SecondFactorTexts } from '@kratos-login/core/second-factor';
import { Login } from '@kratos-login/react/login';
import { SecondFactor } from '@kratos-login/react/second-factor';
import { loadLanguage, loadSecondFactorTexts } from 'demo-kit';
import { brands } from 'demo-kit/brands';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { connectFrame, links, showNote, stayHere } from './connect-frame.ts';
import { nameSite } from './name-site.ts';

const host = connectFrame();
const common = { kratosUrl: host.kratosUrl, fetch: host.fetch, inspect: host.inspect, storage: null } as const;

function Page() {
  const { lang, brand, page } = useSyncExternalStore(host.subscribe, host.getOptions);
  const [texts, setTexts] = useState<{ readonly language?: Language | undefined; readonly second?: SecondFactorTexts }>({});
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([loadLanguage(lang), loadSecondFactorTexts(lang)]).then(([language, second]) => {
      if (isCurrent) setTexts({ language, second });
    });
    return () => {
      isCurrent = false;
    };
  }, [lang]);
  const { siteName, logo } = brands[brand];
  const look = { siteName, logoUrl: logo ?? undefined, language: texts.language, texts: nameSite(siteName, texts.language?.texts) };
  if (page === 'second-factor') return <SecondFactor {...common} {...look} secondFactorTexts={texts.second} onDone={stayHere} />;
  return (
    <Login
      {...common}
      {...links}
      {...look}
      onSuccess={stayHere}
      onUnsupportedMethod={(id) => showNote(`Your app would offer ${id} now.`)}
    />
  );
}

const app = document.querySelector('#app');
if (app !== null) createRoot(app).render(<Page />);
