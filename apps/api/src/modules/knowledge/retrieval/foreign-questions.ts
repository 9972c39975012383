/**
 * Questions that hardly any shop's knowledge base answers. They show a new knowledge base what it does not know: however
 * well one of its wordings fits them by chance, that fit is worth nothing. Own texts, from many walks of life.
 */
export const FOREIGN_QUESTIONS: readonly string[] = `
今天天气怎么样
明天会不会下雨
北京到上海的高铁几个小时
世界杯冠军是哪个队
光合作用的过程是什么
怎么做红烧肉才好吃
一个人晚上睡不着怎么办
孩子不爱写作业怎么教育
这首歌是谁唱的
有什么好看的电视剧推荐
三角形的面积公式是什么
感冒了要吃什么药
唐朝一共多少个皇帝
怎么学好英语口语
考研需要准备多长时间
公务员考试什么时候报名
驾照科目二怎么一次通过
租房合同到期不退押金怎么办
社保断交三个月有影响吗
公积金可以异地提取吗
怀孕初期有哪些症状
小狗一直拉肚子是什么原因
多肉植物多久浇一次水
电脑蓝屏了怎么修
手机内存不足怎么清理
路由器怎么设置密码
打印机连接不上电脑
怎么用公式求平均值
附近有没有好吃的火锅店
去云南旅游几月份最好
出国签证需要哪些材料
飞机上可以带多少行李
高血压的人能喝咖啡吗
怎么快速减肥不反弹
篮球比赛一共有几节
股票跌了要不要卖
黄金现在多少钱一克
人民币兑换美元汇率是多少
饿了么红包怎么用
京东白条为什么用不了
淘宝店铺怎么开
拼多多的砍价是真的吗
美团外卖怎么退单
滴滴打车怎么开发票
携程订的酒店能取消吗
抖音怎么涨粉丝
高德地图怎么离线导航
中国移动怎么查话费
顺丰寄件一公斤多少钱
建设银行信用卡怎么激活
你叫什么名字
你是机器人吗
给我讲个笑话
你会写诗吗
你几岁了
我心情不好
为什么天空是蓝色的
地球离月亮有多远
恐龙是怎么灭绝的
水的沸点是多少度
怎么追女孩子
梦见掉牙齿是什么意思
双子座和什么星座最配
给宝宝取什么名字好
毕业论文怎么写
面试自我介绍怎么说
劳动合同没签可以要赔偿吗
离婚需要什么手续
交通事故怎么划分责任
二手房过户要交哪些税
装修一套房子大概要多少钱
冬天暖气不热找谁
狗狗疫苗多久打一次
英雄联盟哪个英雄厉害
原神怎么快速升级
什么牌子的手机拍照好
考试没考好怎么跟家长说
小学生作文怎么写开头
泰山在哪个省
长江有多长
what is the weather like today
who won the football match last night
how do i cook rice
tell me a joke
what is the capital of france
how tall is the highest mountain
what time is it in tokyo
recommend a good movie
how do i learn to play the guitar
why do cats sleep so much
translate this sentence into spanish
what does this word mean
how many calories are in an apple
who invented the telephone
is it going to rain tomorrow
how do i fix a flat tire
what is the meaning of life
how far is the moon
can dogs eat chocolate
how do i get a passport
`
  .trim()
  .split('\n');
