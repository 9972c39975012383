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
  refreshToken: string;
}

export interface StaffLoginRequest {
  username: string;
  password: string;
  otp?: string;
}
