/** What WeChat gives its components before the mini program's own styles. */
export const baseStyles = `
:root { --rpx: calc(100vw / 750); }
* { box-sizing: border-box; }
body { margin: 0; }
wx-page { display: block; min-height: 100vh; position: relative; }
wx-page-root { display: block; }
wx-comp { display: contents; }
wx-view, wx-form, wx-input, wx-textarea, wx-swiper, wx-rich-text { display: block; }
wx-scroll-view { display: block; overflow: hidden; }
wx-input > input { width: 100%; height: 100%; border: 0; padding: 0; background: none; font: inherit; color: inherit; }
wx-textarea > textarea {
  width: 100%; border: 0; padding: 0; resize: none; background: none; font: inherit; color: inherit; display: block;
}
wx-button {
  display: block; padding: 0 14px; line-height: 2.55; border: 1px solid rgba(0, 0, 0, 0.2); border-radius: 5px;
  text-align: center; font-size: 18px;
}
wx-button[disabled] { opacity: 0.5; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-image > img { width: 100%; height: 100%; display: block; }
wx-text { white-space: pre-line; }
`;
