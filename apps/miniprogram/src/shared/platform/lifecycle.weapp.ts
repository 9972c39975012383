import Taro from '@tarojs/taro';

/** Tells when the app goes to the background, where no request survives five seconds, and when it comes back. */
export function onVisibility(listener: (visible: boolean) => void): () => void {
  const show = () => listener(true);
  const hide = () => listener(false);
  Taro.onAppShow(show);
  Taro.onAppHide(hide);
  return () => {
    Taro.offAppShow(show);
    Taro.offAppHide(hide);
  };
}

export function onConnection(listener: (connected: boolean) => void): () => void {
  const tell = ({ isConnected }: { isConnected: boolean }) => listener(isConnected);
  Taro.onNetworkStatusChange(tell);
  return () => Taro.offNetworkStatusChange(tell);
}
