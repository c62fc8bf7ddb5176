jest.setTimeout(globalThis.testSeconds * 1000);
