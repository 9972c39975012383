/** Every error a caller can meet: its HTTP status and its words. An unknown code does not compile. */
export const ERRORS = {
  request_invalid: { status: 400, zh: '请求内容有误', en: 'The request is not valid' },
  json_invalid: { status: 400, zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' },
  token_missing: { status: 401, zh: '请先登录', en: 'Sign in first' },
  token_invalid: { status: 401, zh: '登录凭证无效，请重新登录', en: 'The token is not valid' },
  token_expired: { status: 401, zh: '登录已过期，请重新登录', en: 'The token has expired' },
  token_reused: { status: 401, zh: '登录凭证已被使用，请重新登录', en: 'The refresh token was used before' },
  login_failed: { status: 401, zh: '用户名或密码不正确', en: 'Wrong user name or password' },
  wechat_code_invalid: { status: 401, zh: '微信登录凭证无效，请重试', en: 'The WeChat login code is not valid' },
  wechat_user_blocked: { status: 403, zh: '微信提示该账号存在风险，暂时无法登录', en: 'WeChat blocks this user' },
  login_locked: { status: 423, zh: '登录失败次数过多，请稍后再试', en: 'Too many failed sign-ins; try again later' },
  forbidden: { status: 403, zh: '没有权限', en: 'You may not do this' },
  guest_login_off: { status: 403, zh: '本店未开放游客咨询', en: 'Guest sign-in is switched off' },
  not_found: { status: 404, zh: '没有找到', en: 'Not found' },
  method_not_allowed: { status: 405, zh: '不支持该请求方法', en: 'Method not allowed' },
  not_acceptable: { status: 406, zh: '不支持该响应格式', en: 'Not acceptable' },
  conflict: { status: 409, zh: '内容已被他人修改，请刷新后重试', en: 'Somebody changed this in the meantime' },
  external_key_taken: { status: 409, zh: '外部编号已被使用', en: 'The external key is taken' },
  username_taken: { status: 409, zh: '用户名已被使用', en: 'The user name is taken' },
  term_taken: { status: 409, zh: '该词已在词库中', en: 'The term is already in the lexicon' },
  last_admin: { status: 409, zh: '至少要保留一位可用的管理员', en: 'The last administrator must stay' },
  already_claimed: { status: 409, zh: '该会话已由其他客服接待', en: 'Somebody else has taken this conversation' },
  stale_view: { status: 409, zh: '会话有新内容，请查看后再操作', en: 'The conversation has moved on' },
  not_taking_over: { status: 409, zh: '请先接管该会话', en: 'Take the conversation over first' },
  too_large: { status: 413, zh: '内容过大', en: 'The content is too large' },
  unsupported_media_type: { status: 415, zh: '不支持该内容类型', en: 'Unsupported media type' },
  upgrade_required: { status: 426, zh: '请使用 WebSocket 连接', en: 'Connect with a WebSocket' },
  rate_limited: { status: 429, zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  internal: { status: 500, zh: '服务开小差了，请稍后再试', en: 'Something went wrong on our side' },
  wechat_unavailable: { status: 503, zh: '微信服务暂时不可用，请稍后再试', en: 'WeChat is not reachable right now' },
  unavailable: { status: 503, zh: '服务暂时不可用，请稍后再试', en: 'The service is not available right now' },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

export type ErrorCode = keyof typeof ERRORS;

export interface FieldError {
  /** Path in the body or query, for example `similarQuestions.3`. */
  field: string;
  /** The rule that was broken, for example `max_length`. */
  code: string;
  message: string;
}

/** RFC 9457 `application/problem+json`, the shape of every error. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: ErrorCode;
  requestId: string;
  errors?: FieldError[];
  /** Extra facts of this code, for example the newer entries with `stale_view`. */
  data?: Record<string, unknown>;
}
