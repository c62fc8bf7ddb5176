/** The vendor's own clock: this machine's, shifted. A wrong clock is on either side the same thing. */
export class SimulatorClock {
	offsetMs = 0;

	now(): Date {
		return new Date(Date.now() + this.offsetMs);
	}

	/** `2024-03-11T15:10:02.000Z`, with milliseconds. */
	iso(): string {
		return this.now().toISOString();
	}
}
