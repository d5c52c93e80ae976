/// <reference types="wxt/vite-builder-env" />
/// <reference types="@wxt-dev/auto-icons" />
