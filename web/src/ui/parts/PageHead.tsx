import { useEffect, type ReactNode } from 'react';

/** The one h1 of a page, which is also the title of the window. */
export function PageHead({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Chartroom`;
  }, [title]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {note !== undefined && <span className="quiet">{note}</span>}
      <span style={{ flex: 1 }} />
      {children}
    </div>
  );
}
