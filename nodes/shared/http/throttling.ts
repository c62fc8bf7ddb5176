const listeners = new WeakMap<object, () => void>();

/** Lets whoever starts the requests of this context hear when the other side asks for fewer (HTTP 429). */
export function onThrottled(context: object, listener: () => void): void {
	listeners.set(context, listener);
}

export function reportThrottled(context: object): void {
	listeners.get(context)?.();
}
