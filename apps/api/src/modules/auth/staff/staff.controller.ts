import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffAccount, StaffAccountPage } from '@zhiyin/contracts';
import { ListQueryDto } from '../../../platform/http';
import { StaffOnly, Who } from '../access/access.decorators';
import type { Staff } from '../access/who';
import { CreateStaffDto, StaffAccountDto, StaffAccountPageDto, UpdateStaffDto } from '../dto/staff-account.dto';
import { StaffService } from './staff.service';

@ApiTags('管理 administration')
@StaffOnly('admin')
@Controller('admin/staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @ApiOperation({ summary: '客服账号列表 staff accounts, oldest first' })
  @ApiOkResponse({ type: StaffAccountPageDto })
  list(@Query() query: ListQueryDto): Promise<StaffAccountPage> {
    return this.staff.list(query);
  }

  @Post()
  @ApiOperation({ summary: '新建客服账号 create an account', description: 'Errors: username_taken' })
  @ApiCreatedResponse({ type: StaffAccountDto })
  create(@Who() who: Staff, @Body() body: CreateStaffDto): Promise<StaffAccount> {
    return this.staff.create(who, body);
  }

  @Put(':id')
  @ApiOperation({
    summary: '修改、停用账号或重设密码 change, disable, or set a new password',
    description: 'Errors: not_found, last_admin',
  })
  @ApiOkResponse({ type: StaffAccountDto })
  update(@Who() who: Staff, @Param('id') id: string, @Body() body: UpdateStaffDto): Promise<StaffAccount> {
    return this.staff.update(who, id, body);
  }
}
