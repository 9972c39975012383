/** What a test needs and may not be there: found on the machine or brought, by whatever means there are. */
export interface Found {
  /** URL of the server, or path of the program. */
  address: string;
  /** Where it comes from, for the report: `TEST_REDIS_URL`, `Docker`, `/usr/bin/chromium` … */
  from: string;
  /** Stops what was started for this run; does nothing for what was there before. Never throws. */
  stop(): Promise<void>;
}

export interface Missing {
  reason: string;
}

/** One way to come by it. Undefined: this way is not open here. Throws when it is open and fails. */
export interface Way {
  name: string;
  take(log: SetupLog): Promise<Omit<Found, 'from'> | undefined>;
}

/** Where set-up writes what nobody wants to read unless it fails. */
export interface SetupLog {
  path: string;
  write(text: string): void;
}

/** Tries the ways in order and takes the first that works. */
export async function firstOf(ways: Way[], log: SetupLog): Promise<Found | Missing> {
  const failures: string[] = [];
  for (const way of ways) {
    log.write(`--- ${way.name}\n`);
    try {
      const found = await way.take(log);
      if (found) return { ...found, from: way.name };
      failures.push(`${way.name}: not here`);
    } catch (error) {
      const { message } = error as Error;
      log.write(`${message}\n`);
      failures.push(`${way.name}: ${message.split('\n')[0]}`);
    }
  }
  return { reason: `${failures.join('; ')} (log: ${log.path})` };
}

/** Something of the user's own: used, never stopped. */
export const borrowed = (address: string) => ({ address, stop: () => Promise.resolve() });
