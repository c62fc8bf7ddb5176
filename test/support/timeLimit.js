jest.setTimeout(Number(Reflect.get(globalThis, 'testSeconds')) * 1000);
