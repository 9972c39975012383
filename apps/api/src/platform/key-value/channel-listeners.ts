type Listener = (message: string) => void;

/** Who listens to which channel in this process. */
export class ChannelListeners {
  private readonly byChannel = new Map<string, Set<Listener>>();

  /** True when it is the channel's first listener. */
  add(channel: string, listener: Listener): boolean {
    const listeners = this.byChannel.get(channel);
    if (listeners) {
      listeners.add(listener);
      return false;
    }
    this.byChannel.set(channel, new Set([listener]));
    return true;
  }

  /** True when it was the channel's last listener. */
  remove(channel: string, listener: Listener): boolean {
    const listeners = this.byChannel.get(channel);
    if (!listeners?.delete(listener) || listeners.size > 0) return false;
    this.byChannel.delete(channel);
    return true;
  }

  deliver(channel: string, message: string): void {
    for (const listener of this.byChannel.get(channel) ?? []) listener(message);
  }

  clear(): void {
    this.byChannel.clear();
  }
}
