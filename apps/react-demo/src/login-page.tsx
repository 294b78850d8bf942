import type { KratosClient, Login, LoginView } from '@kratos-login/core';
import { useLogin, usePageEffects } from '@kratos-login/react';
import { languages, type PageTexts, toLanguageHref } from 'demo-kit';
import { useRef, useState } from 'react';
import { ErrorPart } from './error-part.tsx';
import { LoginForm } from './login-form.tsx';
import { SuccessPart } from './success-part.tsx';

interface PageProps {
  readonly login: Login;
  readonly client: KratosClient;
  readonly texts: PageTexts;
}

export function LoginPage({ login, client, texts }: PageProps) {
  const view = useLogin(login);
  const root = useRef<HTMLElement>(null);
  const [told, setTold] = useState('');
  usePageEffects(root, view);
  const form = view.kind === 'form' ? view : null;
  return (
    <main className="page">
      <title>{view.pageTitle}</title>
      <section className="card" ref={root}>
        <p className="brand">Example</p>
        <h1 id="title" data-focus="title" tabIndex={-1} aria-describedby="advice">
          {view.title}
        </h1>
        <div role="status" aria-atomic="true" className="progress">
          {view.progress || told}
        </div>
        <div role="alert" aria-atomic="true" className="alert">
          <p id="form-message">{form?.messages.join(' ')}</p>
          <span className="visually-hidden">{form?.announcement}</span>
        </div>
        {form?.unverified && (
          <div className="notice">
            <p data-focus="notice" tabIndex={-1}>
              {form.unverified.text}
            </p>
            {form.unverified.url && <a href={form.unverified.url}>{form.unverified.linkLabel}</a>}
          </div>
        )}
        <Part view={view} client={client} texts={texts} tell={setTold} />
      </section>
      <nav className="languages" aria-label={texts.language}>
        {languages.map(({ lang, name }) => (
          <a key={lang} href={toLanguageHref(lang)} lang={lang}>
            {name}
          </a>
        ))}
      </nav>
    </main>
  );
}

interface PartProps extends Omit<PageProps, 'login'> {
  readonly view: LoginView;
  readonly tell: (told: string) => void;
}

function Part({ view, client, texts, tell }: PartProps) {
  switch (view.step) {
    case 'error':
      return <ErrorPart view={view} texts={texts} />;
    case 'success':
      return <SuccessPart view={view} client={client} texts={texts} />;
    default:
      return <LoginForm key={view.form} view={view} texts={texts} tell={tell} />;
  }
}
