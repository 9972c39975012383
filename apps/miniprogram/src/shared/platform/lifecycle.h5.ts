/** Tells when the page is put away and taken out again. */
export function onVisibility(listener: (visible: boolean) => void): () => void {
  const tell = () => listener(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}

export function onConnection(listener: (connected: boolean) => void): () => void {
  const online = () => listener(true);
  const offline = () => listener(false);
  addEventListener('online', online);
  addEventListener('offline', offline);
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
  };
}
