import { Global, Module } from '@nestjs/common';
import { FieldCipher } from './field-cipher';

export { FieldCipher };
export { keptSecret, randomSecret } from './secrets';

@Global()
@Module({ providers: [FieldCipher], exports: [FieldCipher] })
export class CryptoModule {}
