interface Window {
  validFrom: Date | null;
  validTo: Date | null;
}

/** Both ends belong to the window. @param now milliseconds */
export function isValid({ validFrom, validTo }: Window, now: number): boolean {
  return (!validFrom || validFrom.getTime() <= now) && (!validTo || now <= validTo.getTime());
}

/** When the entry next enters or leaves its validity after `now`, in milliseconds; Infinity = never. */
export function nextTurn({ validFrom, validTo }: Window, now: number): number {
  if (validFrom && validFrom.getTime() > now) return validFrom.getTime();
  if (validTo && validTo.getTime() >= now) return validTo.getTime() + 1;
  return Infinity;
}
