import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../ui/keys/useKeys';
import { Tabs } from '../ui/parts/Tabs';
import { analysisKeys } from './keys';

/** The pages of the department, a key each. */
export function AnalysisNav({ chosen }: { readonly chosen: 'trial' | 'tables' }) {
  const navigate = useNavigate();
  const trial = () => void navigate({ to: '/analysis' });
  const tables = () => void navigate({ to: '/analysis/tables' });
  useKeys(analysisKeys, { trial, tables });
  return (
    <Tabs
      label="Analysis"
      choices={[
        { id: 'trial', title: 'Try', key: analysisKeys.acts.trial.key },
        { id: 'tables', title: 'Tables', key: analysisKeys.acts.tables.key },
      ]}
      chosen={chosen}
      onChoose={(id) => (id === 'trial' ? trial() : tables())}
    />
  );
}
