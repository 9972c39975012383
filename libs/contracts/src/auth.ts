export const ROLES = ['agent', 'manager', 'admin'] as const;
/** Staff roles, each including those before it. */
export type Role = (typeof ROLES)[number];

export interface CustomerProfile {
  id: string;
  kind: 'guest' | 'wechat';
}

export interface StaffProfile {
  id: string;
  username: string;
  displayName: string;
  role: Role;
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** Seconds until the access token expires. */
  expiresIn: number;
}

export interface CustomerSession extends TokenPair {
  user: CustomerProfile;
}

export interface StaffSession extends TokenPair {
  staff: StaffProfile;
}

export interface WechatLoginRequest {
  /** From `wx.login`, valid 5 minutes, single use. */
  code: string;
}

export interface GuestLoginRequest {
  /** A UUID kept by the browser; the same one finds the same customer again. */
  deviceId?: string;
}

export interface RefreshRequest {
  /** Single use: a second use ends the session, since only a thief or a lost answer can explain it. */
  refreshToken: string;
  /**
   * A UUID of this attempt. The same token with the same attempt within a minute yields the same new pair: for a
   * caller who repeats a refresh whose answer was lost. Each refresh token takes a new one.
   */
  attemptId?: string;
}

export interface StaffLoginRequest {
  username: string;
  password: string;
  otp?: string;
}

export interface LogoutRequest {
  refreshToken: string;
}

/** A staff account as administrators see it. Times ISO 8601. */
export interface StaffAccount extends StaffProfile {
  createdAt: string;
  disabledAt: string | null;
  /** Too many wrong passwords; null or past = not locked. */
  lockedUntil: string | null;
}

export interface StaffAccountPage {
  items: StaffAccount[];
  nextCursor: string | null;
}

export interface CreateStaffRequest {
  username: string;
  password: string;
  displayName: string;
  role: Role;
}

/** Only the given fields change. A new password and disabling end the account's sessions at once. */
export interface UpdateStaffRequest {
  displayName?: string;
  role?: Role;
  disabled?: boolean;
  password?: string;
}

export interface AuditLogEntry {
  id: string;
  at: string;
  staffId: string;
  action: string;
  target: string;
  detail: Record<string, unknown> | null;
}

export interface AuditLogPage {
  items: AuditLogEntry[];
  nextCursor: string | null;
}

export const PRESENCE_STATUSES = ['online', 'busy', 'away', 'offline'] as const;
export type PresenceStatus = (typeof PRESENCE_STATUSES)[number];
