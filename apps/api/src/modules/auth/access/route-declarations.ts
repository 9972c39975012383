import { Injectable, Logger, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type Access } from './access.decorators';

export interface RouteDeclaration {
  /** For example `GET admin/staff`, without the version prefix. */
  route: string;
  handler: string;
  /** undefined = not declared: the guard refuses everybody. */
  access: Access | undefined;
}

/** All routes of the application with who may call them; start-up names those that forgot to say. */
@Injectable()
export class RouteDeclarations implements OnApplicationBootstrap {
  private readonly logger = new Logger(RouteDeclarations.name);

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    for (const { route, handler, access } of this.list())
      if (!access) this.logger.error(`${route} (${handler}) does not declare who may call it and is refused to all`);
  }

  list(): RouteDeclaration[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, (...values: unknown[]) => unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name]!;
        const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const path = [this.pathOf(metatype), this.pathOf(handler)].filter(Boolean).join('/');
        const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, metatype]);
        return [{ route: `${RequestMethod[method]} ${path}`, handler: `${metatype.name}.${name}`, access }];
      });
    });
  }

  private pathOf(target: Parameters<Reflector['get']>[1]): string {
    const path = this.reflector.get<string | string[] | undefined>(PATH_METADATA, target) ?? '';
    return [path]
      .flat()
      .join('|')
      .replace(/^\/|\/$/g, '');
  }
}
