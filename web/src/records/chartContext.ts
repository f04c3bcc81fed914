import { createContext, useContext } from 'react';
import type { ChartSummary } from '../ui/api/types';

export interface ChartState {
  readonly patientId: string;
  readonly summary: ChartSummary;
  /** The datum under the cursor, which `i` asks about. */
  readonly setCursor: (key: string | undefined) => void;
  readonly askSource: (key: string | undefined) => void;
}

export const ChartContext = createContext<ChartState | undefined>(undefined);

export function useChart(): ChartState {
  const chart = useContext(ChartContext);
  if (chart === undefined) throw new Error('No chart is open around this component.');
  return chart;
}
