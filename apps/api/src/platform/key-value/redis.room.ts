import type { RoomRules, Ticket } from './room';

/**
 * KEYS: seats (member → expiry), line (member → order), tickets (member → expiry), starts (name → time)
 * ARGV: seats, line, lease ms, starts (0 = any), window ms, then members `group id`
 * Returns for each member 0 (seated), its place in the line, or -1 (refused). The clock is Redis's own: those of the
 * replicas differ. A seat that is due to somebody who waits elsewhere is kept for him until his ticket is void.
 */
export const QUEUE_UP = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local seats, limit, lease = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local starts, window = tonumber(ARGV[4]), tonumber(ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now)) do
  redis.call('ZREM', KEYS[2], gone)
  redis.call('ZREM', KEYS[3], gone)
end
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - window)
local last = tonumber(redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')[2] or 0)
local mine, places = {}, {}
for index = 6, #ARGV do
  local member = ARGV[index]
  if redis.call('ZSCORE', KEYS[1], member) then
    redis.call('ZADD', KEYS[1], now + lease, member)
    places[member] = 0
  else
    if redis.call('ZSCORE', KEYS[2], member) then mine[member] = 'known' else
      mine[member] = 'new'
      last = last + 1
      redis.call('ZADD', KEYS[2], last, member)
    end
    redis.call('ZADD', KEYS[3], now + lease, member)
  end
end
local busy = {}
local seated = redis.call('ZRANGE', KEYS[1], 0, -1)
for _, member in ipairs(seated) do busy[string.match(member, '^(%S+) ')] = true end
local free = seats - #seated
if starts > 0 then free = math.min(free, starts - redis.call('ZCARD', KEYS[4])) end
local place = 0
for _, member in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local group = string.match(member, '^(%S+) ')
  local due = free > 0 and not busy[group]
  if due then free = free - 1; busy[group] = true end
  if due and mine[member] then
    redis.call('ZREM', KEYS[2], member)
    redis.call('ZREM', KEYS[3], member)
    redis.call('ZADD', KEYS[1], now + lease, member)
    if starts > 0 then redis.call('ZADD', KEYS[4], now, member .. ' ' .. time[1] .. '.' .. time[2]) end
    places[member] = 0
  else
    place = place + 1
    if mine[member] == 'new' and place > limit then
      redis.call('ZREM', KEYS[2], member)
      redis.call('ZREM', KEYS[3], member)
      places[member] = -1
      place = place - 1
    elseif mine[member] then
      places[member] = place
    end
  end
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, math.max(lease, window) * 2) end
local answer = {}
for index = 6, #ARGV do answer[index - 5] = places[ARGV[index]] end
return answer`;

export const LEAVE = `
for index = 1, 3 do redis.call('ZREM', KEYS[index], ARGV[1]) end
return 0`;

/** Braces keep the keys of a room on one node of a cluster. */
export const roomKeys = (room: string) =>
  ['seats', 'line', 'tickets', 'starts'].map((part) => `room:{${room}}:${part}`);

export const roomMember = ({ group, id }: Ticket) => `${group} ${id}`;

export const roomArguments = ({ seats, line, leaseMs, starts }: RoomRules, tickets: Ticket[]) => [
  ...[seats, line, Math.ceil(leaseMs), starts?.count ?? 0, Math.ceil(starts?.windowMs ?? 1)],
  ...tickets.map(roomMember),
];
