const key = 'chartroom.lastChart';

/** The patient whose chart was open last, in this tab. */
export const lastChart = (): string | undefined => sessionStorage.getItem(key) ?? undefined;

export const rememberChart = (patientId: string): void => sessionStorage.setItem(key, patientId);

export const forgetChart = (): void => sessionStorage.removeItem(key);
