import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { keptSecret } from '../../../platform/crypto';
import { WriteDoor } from '../../../platform/database';
import { generatePassword, hashPassword, passwordMatches } from './passwords';
import { StaffRepository } from './staff.repository';
import { normaliseUsername } from './usernames';

const FILE = 'admin-password';

/**
 * Makes the first administrator when there is no staff yet. A password that nobody configured is generated and kept
 * in DATA_DIR/admin-password (for the owner alone), so that each start can show it until it is changed: who tries the
 * demo has nowhere else to look it up. Production refuses to start without ADMIN_PASSWORD, so nothing is kept there.
 */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  private readonly logger = new Logger(FirstAdmin.name);
  private shown: { username: string; password: string } | undefined;

  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    @Inject(WriteDoor) private readonly door: WriteDoor,
    private readonly staff: StaffRepository,
  ) {}

  /** For the start-up words: the generated password while it still opens the account. */
  get generated(): { username: string; password: string } | undefined {
    return this.shown;
  }

  async onModuleInit(): Promise<void> {
    if (await this.staff.isEmpty()) await this.create();
    await this.readGenerated();
  }

  private async create(): Promise<void> {
    const username = normaliseUsername(this.settings.ADMIN_USERNAME);
    const password = keptSecret(this.settings, FILE, this.settings.ADMIN_PASSWORD, generatePassword);
    const passwordHash = await hashPassword(password);
    const made = await this.door.transaction((within) =>
      this.staff.create(within, { username, passwordHash, displayName: username, role: 'admin' }),
    );
    if (made) this.logger.log(`Made the first administrator "${username}"`);
  }

  /** A password that was changed since, or lost a race with another replica, is of no use to anybody. */
  private async readGenerated(): Promise<void> {
    const file = join(this.settings.DATA_DIR, FILE);
    if (!existsSync(file)) return;
    const username = normaliseUsername(this.settings.ADMIN_USERNAME);
    const password = readFileSync(file, 'utf8').trim();
    const account = await this.staff.findByUsername(username);
    if (await passwordMatches(account?.passwordHash, password)) this.shown = { username, password };
    else rmSync(file);
  }
}
