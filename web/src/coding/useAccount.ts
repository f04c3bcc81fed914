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

/** Where codes are worked on: an account itself, or an audit of it. */
export interface Desk {
  /** Of the encounter, or of the audit. */
  readonly id: string;
  readonly address: string;
  readonly isAudit: boolean;
}

export const accountDesk = (encounterId: string): Desk => ({ id: encounterId, address: `/api/coding/accounts/${encounterId}`, isAudit: false });
export const auditDesk = (auditId: string): Desk => ({ id: auditId, address: `/api/coding/audits/${auditId}`, isAudit: true });

/** What is coded at a desk, with its draft: every change is kept at once, one after the other, each over the version before. */
export function useAccount({ id, address }: Desk): Draft {
  const queries = useQueryClient();
  const key = ['coding-account', id];
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
      queries.setQueryData(['coding-account', id], next);
      void queries.invalidateQueries({ queryKey: ['coding-documents', id] });
      void queries.invalidateQueries({ queryKey: ['coding-document', id] });
      void queries.invalidateQueries({ queryKey: ['coding-why', id] });
      void queries.invalidateQueries({ queryKey: ['coding-what-if', id] });
    },
    [queries, id],
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
    toast(said, () => put(before), 'codes');
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

/** The documents of the stay and what they suggest. */
export const useDocuments = ({ id, address }: Desk) =>
  useQuery({
    queryKey: ['coding-documents', id],
    queryFn: ({ signal }) => getJson<StayDocuments>(`${address}/documents`, signal),
    placeholderData: (before) => before,
  });
