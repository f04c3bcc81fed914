import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiFault, sendJson } from '../api/client';
import { session } from '../api/session';
import type { SessionView } from '../api/types';
import classes from './shell.module.css';

export function SignIn() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Sign in · Chartroom';
  }, []);
  const signIn = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const view = await sendJson<SessionView>('POST', '/api/session', { name, password });
      queries.clear();
      session.set(view);
    } catch (fault) {
      setError(fault instanceof ApiFault ? fault.detail : String(fault));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className={classes.signin}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void signIn();
        }}
      >
        <img src="/mark.svg" alt="" width={40} height={40} />
        <h1>Chartroom</h1>
        <TextInput label="Name" autoComplete="username" autoFocus required value={name} onChange={(e) => setName(e.currentTarget.value)} />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        {error !== undefined && (
          <p role="alert" className={classes.wrong}>
            ⊗ {error}
          </p>
        )}
        <Button type="submit" loading={busy} fullWidth>
          Sign in
        </Button>
        <p className={classes.quiet}>What you open is recorded with your name, the time and the purpose of your role.</p>
      </form>
    </main>
  );
}
