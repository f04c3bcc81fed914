import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiFault, getJson, sendJson } from '../ui/api/client';
import { toast } from '../ui/toasts';
import type { AbstractCodes, AccountView, StayDocuments } from './types';

export interface Draft {
  readonly account: AccountView | undefined;
  /** The codes as the coder sees them: kept, or about to be. */
  readonly codes: AbstractCodes;
  readonly saving: boolean;
  readonly error: unknown;
  /** Another coder's change came first; what is on the page is not kept until the coder decides. */
  readonly conflict: string | undefined;
  readonly change: (next: AbstractCodes, said: string) => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Takes over what an act other than a change of codes answered. */
  readonly replace: (account: AccountView) => void;
  readonly reload: () => void;
}

export const noCodes: AbstractCodes = { diagnoses: [], procedures: [], admitDiagnosis: '', dischargeStatus: '', declined: [] };

/** An account with its draft: every change is kept at once, one after the other, each over the version before. */
export function useAccount(encounterId: string): Draft {
  const queries = useQueryClient();
  const key = ['coding-account', encounterId];
  const address = `/api/coding/accounts/${encounterId}`;
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson<AccountView>(address, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const [local, setLocal] = useState<AbstractCodes>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState<string>();
  const version = useRef(0);
  const waiting = useRef<AbstractCodes>(undefined);
  const busy = useRef(false);
  const account = query.data;
  useEffect(() => {
    if (account !== undefined && !busy.current) version.current = account.version;
  }, [account]);

  const replace = useCallback(
    (next: AccountView) => {
      version.current = next.version;
      queries.setQueryData(['coding-account', encounterId], next);
      void queries.invalidateQueries({ queryKey: ['coding-documents', encounterId] });
      void queries.invalidateQueries({ queryKey: ['coding-document', encounterId] });
      void queries.invalidateQueries({ queryKey: ['coding-why', encounterId] });
      void queries.invalidateQueries({ queryKey: ['coding-what-if', encounterId] });
    },
    [queries, encounterId],
  );

  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    try {
      while (waiting.current !== undefined) {
        const codes = waiting.current;
        waiting.current = undefined;
        const kept = await sendJson<AccountView>('PUT', `${address}/codes`, codes, { 'If-Match': `W/"${version.current}"` });
        replace(kept);
        setError(undefined);
        if (waiting.current === undefined) setLocal(undefined);
      }
    } catch (fault) {
      waiting.current = undefined;
      if (fault instanceof ApiFault && fault.status === 412) setConflict(fault.detail);
      else setError(fault);
    } finally {
      busy.current = false;
      setSaving(false);
    }
  }, [address, replace]);

  const put = (codes: AbstractCodes) => {
    setLocal(codes);
    waiting.current = codes;
    void send();
  };
  const codes = local ?? account?.codes ?? noCodes;
  const latest = useRef(codes);
  latest.current = codes;
  const change = (next: AbstractCodes, said: string) => {
    const before = codes;
    put(next);
    toast(said, () => put(before));
  };
  return {
    account,
    codes,
    saving,
    error: error ?? (query.isError ? query.error : undefined),
    conflict,
    change,
    takeTheirs: () => {
      setConflict(undefined);
      setLocal(undefined);
      void query.refetch();
    },
    keepMine: () => {
      const mine = latest.current;
      void query.refetch().then((now) => {
        version.current = now.data?.version ?? version.current;
        setConflict(undefined);
        put(mine);
      });
    },
    replace: (next) => {
      setLocal(undefined);
      replace(next);
    },
    reload: () => {
      setError(undefined);
      void query.refetch();
    },
  };
}

/** The documents of an account and what they suggest. */
export const useDocuments = (encounterId: string) =>
  useQuery({
    queryKey: ['coding-documents', encounterId],
    queryFn: ({ signal }) => getJson<StayDocuments>(`/api/coding/accounts/${encounterId}/documents`, signal),
    placeholderData: (before) => before,
  });
