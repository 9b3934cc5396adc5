<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>CameraView</name>
    <message>
        <source>camera picture</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>没有画面</translation>
    </message>
    <message>
        <source>no read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>old picture, {seconds} s</source>
        <translation>旧画面，{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>CodePlate</name>
    <message numerus="yes">
        <source>%n more sign(s)</source>
        <translation>
            <numerusform>还有 %n 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>Maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Chemistry</source>
        <translation>化学体系</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>VIN read with it</source>
        <translation>车架号已读</translation>
    </message>
    <message>
        <source>Never received before</source>
        <translation>从未收过</translation>
    </message>
    <message>
        <source>among {packs} packs</source>
        <translation>查了 {packs} 个包</translation>
    </message>
    <message>
        <source>Registry not asked</source>
        <translation>还没问登记处</translation>
    </message>
    <message>
        <source>it compares when the record arrives</source>
        <translation>记录送到后由它核对</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发货方</translation>
    </message>
    <message>
        <source>Consignment</source>
        <translation>来料单</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>our own label</source>
        <translation>本厂标签</translation>
    </message>
    <message>
        <source>form not known, kept as it is</source>
        <translation>形式不明，照原样保存</translation>
    </message>
    <message>
        <source>{kind}, repurposed</source>
        <translation>{kind}，梯次利用</translation>
    </message>
    <message>
        <source>Code is well formed</source>
        <translation>编码结构正确</translation>
    </message>
    <message>
        <source>Look at the plate</source>
        <translation>请看铭牌</translation>
    </message>
    <message>
        <source>{number} characters, typed</source>
        <translation>{number} 位，手工输入</translation>
    </message>
    <message>
        <source>{number} characters, {reads} equal reads</source>
        <translation>{number} 位，{reads} 次一致</translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation>{number} 位</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Is this the pack?</source>
        <translation>是这个包吗？</translation>
    </message>
    <message>
        <source>Look at the plate and compare.</source>
        <translation>请看铭牌，与下面对照。</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Yes, receive it</source>
        <translation>是，收下</translation>
    </message>
    <message>
        <source>then a few questions</source>
        <translation>然后答几个问题</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>改来源</translation>
    </message>
    <message>
        <source>Not this pack</source>
        <translation>不是这个包</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Look at it, then weigh it</source>
        <translation>先检查，再称重</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>Saved here</source>
        <translation>已存本站</translation>
    </message>
    <message>
        <source>Receipted by registry</source>
        <translation>登记处已回执</translation>
    </message>
    <message>
        <source>Waiting to leave</source>
        <translation>待传</translation>
    </message>
</context>
<context>
    <name>DeliveryScreen</name>
    <message>
        <source>Registry</source>
        <translation>登记处</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最久</translation>
    </message>
    <message>
        <source>none waits</source>
        <translation>没有等待的</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>{count} checked</source>
        <translation>核过 {count} 张</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>see above</source>
        <translation>见上方</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>正在寻找</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>现在再试</translation>
    </message>
    <message>
        <source>Last receipt</source>
        <translation>最后一张回执</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>{age} ago</source>
        <translation>{age}前</translation>
    </message>
    <message>
        <source>signed, hash agrees</source>
        <translation>签名与哈希相符</translation>
    </message>
</context>
<context>
    <name>DeliveryWords</name>
    <message>
        <source>Offline {time}, work goes on</source>
        <translation>离线 {time}・照常工作</translation>
    </message>
    <message>
        <source>Everything is kept on this station and leaves by itself when the network is back.</source>
        <translation>都存在本站，联网后自动送出。</translation>
    </message>
    <message>
        <source>Delivery needs attention</source>
        <translation>送达需要处理</translation>
    </message>
    <message>
        <source>Work goes on. Everything is kept here.</source>
        <translation>照常工作，都存在本站。</translation>
    </message>
    <message>
        <source>Looking for the registry</source>
        <translation>正在连接登记处</translation>
    </message>
    <message>
        <source>Sending, {count} to go</source>
        <translation>正在送出・还剩 {count} 条</translation>
    </message>
    <message>
        <source>Only receipts that we have checked count.</source>
        <translation>只有核过的回执才算数。</translation>
    </message>
    <message>
        <source>Everything is delivered</source>
        <translation>全部送达</translation>
    </message>
    <message>
        <source>The registry has signed for every entry.</source>
        <translation>每一条登记处都已签收。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>newest {time}</source>
        <translation>最新 {time}</translation>
    </message>
    <message>
        <source>oldest {time_and_age}</source>
        <translation>最久 {time_and_age}</translation>
    </message>
    <message>
        <source>every receipt checked</source>
        <translation>回执全部核过</translation>
    </message>
    <message>
        <source>no receipt yet</source>
        <translation>还没有回执</translation>
    </message>
    <message>
        <source>{time}, for {age}</source>
        <translation>{time}・已 {age}</translation>
    </message>
    <message>
        <source>Entries waiting, {hours} h</source>
        <translation>等待送出的条数・{hours} 小时</translation>
    </message>
    <message>
        <source>offline {time}</source>
        <translation>断网 {time}</translation>
    </message>
</context>
<context>
    <name>EmergencyBar</name>
    <message>
        <source>EMERGENCY</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>press and hold anywhere on this bar</source>
        <translation>按住此条任意处・什么都不用填</translation>
    </message>
    <message>
        <source>press and hold</source>
        <translation>按住此条</translation>
    </message>
</context>
<context>
    <name>EmergencyCard</name>
    <message>
        <source>LEAVE</source>
        <translation>撤离</translation>
    </message>
    <message>
        <source>alarm out {time}</source>
        <translation>已报警 {time}</translation>
    </message>
    <message>
        <source>Everybody upwind, to {point}</source>
        <translation>所有人向上风处走，到{point}</translation>
    </message>
    <message>
        <source>Do not open, move or go back</source>
        <translation>不开箱，不搬包，不回头</translation>
    </message>
    <message>
        <source>Call {phone}, read out the card</source>
        <translation>打 {phone}，念右边这张卡</translation>
    </message>
    <message>
        <source>Count people; tell who is missing</source>
        <translation>点名：缺人就告诉消防</translation>
    </message>
    <message>
        <source>For the fire brigade</source>
        <translation>给消防队</translation>
    </message>
    <message>
        <source>People here</source>
        <translation>在场的人</translation>
    </message>
    <message>
        <source>{found} / {all} found</source>
        <translation>到齐 {found} / {all}</translation>
    </message>
</context>
<context>
    <name>EmergencyWords</name>
    <message>
        <source>point {name}</source>
        <translation>集合点 {name}</translation>
    </message>
    <message>
        <source>not yet recorded</source>
        <translation>尚未记入</translation>
    </message>
    <message>
        <source>recorded {time}</source>
        <translation>{time} 已记入</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>哪里</translation>
    </message>
    <message>
        <source>Was here</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>What</source>
        <translation>什么</translation>
    </message>
    <message>
        <source>no pack in hand</source>
        <translation>手上没有包</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包号</translation>
    </message>
    <message>
        <source>Lithium LFP</source>
        <translation>磷酸铁锂 LFP</translation>
    </message>
    <message>
        <source>Lithium ternary</source>
        <translation>三元锂</translation>
    </message>
    <message>
        <source>Lithium LMO</source>
        <translation>锰酸锂 LMO</translation>
    </message>
    <message>
        <source>Lithium LCO</source>
        <translation>钴酸锂 LCO</translation>
    </message>
    <message>
        <source>Lithium LTO</source>
        <translation>钛酸锂 LTO</translation>
    </message>
    <message>
        <source>Ni-MH</source>
        <translation>镍氢</translation>
    </message>
    <message>
        <source>module</source>
        <translation>电池模组</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单体电池</translation>
    </message>
    <message>
        <source>Unknown battery</source>
        <translation>体系不明</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>电池包</translation>
    </message>
    <message>
        <source>B, watch</source>
        <translation>B・观察</translation>
    </message>
    <message>
        <source>B, papers open</source>
        <translation>B・单据未齐</translation>
    </message>
    <message>
        <source>C, damaged</source>
        <translation>C・破损</translation>
    </message>
    <message>
        <source>isolate now</source>
        <translation>立即隔离</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Supercapacitor</source>
        <translation>超级电容</translation>
    </message>
    <message>
        <source>{chemistry} {kind}</source>
        <translation>{chemistry} {kind}</translation>
    </message>
    <message>
        <source>--- not weighed</source>
        <translation>--- 未称重</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Stop work: the station cannot record</source>
        <translation>停止作业：本台无法记录</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>程序出了问题</translation>
    </message>
    <message>
        <source>Everything saved so far is safe.</source>
        <translation>已保存的都在。</translation>
    </message>
    <message>
        <source>Your work up to {time} is recorded.</source>
        <translation>{time} 之前的工作都已记录。</translation>
    </message>
    <message>
        <source>Make the pack safe, then start again.</source>
        <translation>先把电池包放稳妥，再重新启动。</translation>
    </message>
    <message>
        <source>Tell your supervisor.</source>
        <translation>告诉班长。</translation>
    </message>
    <message>
        <source>Open nothing, move nothing, cut nothing.</source>
        <translation>不开盖，不搬动，不切割。</translation>
    </message>
    <message>
        <source>Leave the pack safe: cover on, tools away.</source>
        <translation>电池包放稳妥：盖好盖，收起工具。</translation>
    </message>
    <message>
        <source>Call your supervisor.</source>
        <translation>叫班长来。</translation>
    </message>
</context>
<context>
    <name>IntakeNotices</name>
    <message>
        <source>Not taken</source>
        <translation>没有收下</translation>
    </message>
    <message>
        <source>Restarted. Nothing was open. Begin with the papers.</source>
        <translation>已重启。没有未完成的收料，从单据开始。</translation>
    </message>
    <message>
        <source>Restarted. The papers are kept. Show the pack&apos;s label again.</source>
        <translation>已重启。单据已保留，请再出示包的标签。</translation>
    </message>
    <message>
        <source>Restarted. The pack and its answers are saved. Answer this one.</source>
        <translation>已重启。包和答案都已保存，请回答这一题。</translation>
    </message>
    <message>
        <source>Restarted. All answers are saved. Weigh the pack.</source>
        <translation>已重启。答案都已保存，请称重。</translation>
    </message>
    <message>
        <source>Restarted. Everything is saved. Only the route is open.</source>
        <translation>已重启。全部已保存，只差去向。</translation>
    </message>
</context>
<context>
    <name>IntakeTerms</name>
    <message>
        <source>maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>chem.</source>
        <translation>体系</translation>
    </message>
    <message>
        <source>spec</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>追溯</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>流水号</translation>
    </message>
    <message>
        <source>from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>包</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模组</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单体</translation>
    </message>
    <message>
        <source>NiMH</source>
        <translation>镍氢 NiMH</translation>
    </message>
    <message>
        <source>LFP</source>
        <translation>磷酸铁锂 LFP</translation>
    </message>
    <message>
        <source>LMO</source>
        <translation>锰酸锂 LMO</translation>
    </message>
    <message>
        <source>LCO</source>
        <translation>钴酸锂 LCO</translation>
    </message>
    <message>
        <source>Ternary (NMC, NCA)</source>
        <translation>三元（NMC、NCA）</translation>
    </message>
    <message>
        <source>Supercapacitor</source>
        <translation>超级电容</translation>
    </message>
    <message>
        <source>LTO</source>
        <translation>钛酸锂 LTO</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>smoke</source>
        <translation>冒烟</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>漏液</translation>
    </message>
    <message>
        <source>coolant</source>
        <translation>冷却液</translation>
    </message>
    <message>
        <source>breached</source>
        <translation>破壳</translation>
    </message>
    <message>
        <source>dented</source>
        <translation>凹陷</translation>
    </message>
    <message>
        <source>swollen</source>
        <translation>鼓包</translation>
    </message>
    <message>
        <source>swollen cell</source>
        <translation>单体鼓包</translation>
    </message>
    <message>
        <source>burnt</source>
        <translation>烧痕</translation>
    </message>
    <message>
        <source>wet</source>
        <translation>进水</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>发热</translation>
    </message>
    <message>
        <source>bare contacts</source>
        <translation>高压裸露</translation>
    </message>
    <message>
        <source>service plug</source>
        <translation>维修开关</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>封条</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>BMS fault</source>
        <translation>BMS 故障</translation>
    </message>
    <message>
        <source>parts missing</source>
        <translation>缺件</translation>
    </message>
    <message>
        <source>crash</source>
        <translation>碰撞</translation>
    </message>
    <message>
        <source>No papers</source>
        <translation>没有单据</translation>
    </message>
    <message>
        <source>{date}, under a year</source>
        <translation>{date}，不到一年</translation>
    </message>
    <message>
        <source>{date}, age {years}</source>
        <translation>{date}，{years} 年</translation>
    </message>
    <message>
        <source>{date}, age {years}½</source>
        <translation>{date}，{years} 年半</translation>
    </message>
</context>
<context>
    <name>LeadButton</name>
    <message>
        <source>Show the lead&apos;s badge</source>
        <translation>请班长出示工牌</translation>
    </message>
    <message>
        <source>False alarm: lead&apos;s badge</source>
        <translation>误报？班长出示工牌</translation>
    </message>
</context>
<context>
    <name>LeadPanel</name>
    <message>
        <source>Was it a false alarm?</source>
        <translation>是误报吗？</translation>
    </message>
    <message>
        <source>It stays an emergency</source>
        <translation>不是误报，仍是紧急</translation>
    </message>
    <message>
        <source>The lead&apos;s PIN</source>
        <translation>班长的 PIN</translation>
    </message>
    <message>
        <source>A supervisor shows the badge to the camera.</source>
        <translation>班长把工牌放到镜头前。</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>{count} characters</source>
        <translation>{count} 位</translation>
    </message>
    <message>
        <source>nothing typed yet</source>
        <translation>还没有输入</translation>
    </message>
</context>
<context>
    <name>NoCodePage</name>
    <message>
        <source>Photograph the pack</source>
        <translation>给包拍照</translation>
    </message>
    <message>
        <source>The whole pack in the frame, from above or the side.</source>
        <translation>整个包放进框里，从上面或侧面。</translation>
    </message>
    <message>
        <source>The picture is kept</source>
        <translation>照片会保存</translation>
    </message>
    <message>
        <source>It gets a label of ours</source>
        <translation>贴本厂标签</translation>
    </message>
    <message>
        <source>Held until its code is settled</source>
        <translation>编码弄清前先扣留</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>and make a new label</source>
        <translation>并生成新标签</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>改来源</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Take back</source>
        <translation>退一格</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>NumberPage</name>
    <message>
        <source>Type the number on the paper</source>
        <translation>输入单据上的号码</translation>
    </message>
    <message>
        <source>Consignment number</source>
        <translation>来料单号</translation>
    </message>
    <message>
        <source>Take this number</source>
        <translation>用这个号</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>tilt it</source>
        <translation>斜一点</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>已存本站</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Packs here</source>
        <translation>本站的包</translation>
    </message>
    <message>
        <source>No pack in this group.</source>
        <translation>这里没有包。</translation>
    </message>
    <message>
        <source>In store</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>接着做完</translation>
    </message>
    <message>
        <source>New pack</source>
        <translation>收新包</translation>
    </message>
    <message>
        <source>papers, code, questions, weight</source>
        <translation>单据、扫码、检查、称重</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>还没做完</translation>
    </message>
    <message>
        <source>Finish it before the next pack.</source>
        <translation>先做完这个包，再收下一个。</translation>
    </message>
    <message>
        <source>Find a pack</source>
        <translation>找包</translation>
    </message>
    <message>
        <source>Show its label to the camera.</source>
        <translation>把标签放到镜头前。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>none, our own label</source>
        <translation>无码，用本厂标签</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>复查</translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message>
        <source>Ternary</source>
        <translation>三元</translation>
    </message>
    <message>
        <source>Supercapacitor</source>
        <translation>超级电容</translation>
    </message>
    <message>
        <source>Other chemistry</source>
        <translation>其他体系</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>电池包</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模组</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>单体</translation>
    </message>
    <message>
        <source>maker not known</source>
        <translation>厂家不明</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}・{second}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>do not open</source>
        <translation>禁止打开</translation>
    </message>
    <message>
        <source>isolate it now</source>
        <translation>立即隔离</translation>
    </message>
    <message>
        <source>lead decides</source>
        <translation>须班长决定</translation>
    </message>
    <message>
        <source>papers open</source>
        <translation>单据未齐</translation>
    </message>
    <message>
        <source>questions open</source>
        <translation>检查未完</translation>
    </message>
    <message>
        <source>weight open</source>
        <translation>未称重</translation>
    </message>
    <message>
        <source>route open</source>
        <translation>未定去处</translation>
    </message>
</context>
<context>
    <name>RoutePage</name>
    <message>
        <source>Scan the shelf when it stands there.</source>
        <translation>放好后扫一下货位。</translation>
    </message>
    <message>
        <source>Class {letter}</source>
        <translation>{letter} 类</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>place not scanned</source>
        <translation>货位未扫</translation>
    </message>
    <message>
        <source>Weigh again</source>
        <translation>重新称重</translation>
    </message>
    <message>
        <source>Previous answers</source>
        <translation>改上一题</translation>
    </message>
    <message>
        <source>Keep away. Isolate it now.</source>
        <translation>不要靠近，立即隔离。</translation>
    </message>
    <message>
        <source>{tag} goes to the store</source>
        <translation>{tag} 入库</translation>
    </message>
    <message>
        <source>{tag} is held</source>
        <translation>{tag} 扣留</translation>
    </message>
    <message>
        <source>{tag} is held for its papers</source>
        <translation>{tag} 因单据扣留</translation>
    </message>
    <message>
        <source>{tag} goes to quarantine</source>
        <translation>{tag} 去隔离区</translation>
    </message>
    <message>
        <source>To quarantine</source>
        <translation>送隔离区</translation>
    </message>
    <message>
        <source>To store</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>扣留</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有异常</translation>
    </message>
    <message>
        <source>all questions answered with no</source>
        <translation>所有问题都答“没有”</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>{none} not weighed: isolate it first</source>
        <translation>{none} 未称重：先隔离</translation>
    </message>
    <message>
        <source>{none} not weighed</source>
        <translation>{none} 未称重</translation>
    </message>
    <message>
        <source>{weight}, simulated</source>
        <translation>{weight}，模拟</translation>
    </message>
    <message>
        <source>scan the shelf, or leave it open</source>
        <translation>扫货位，或先空着</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>货位</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>Put the label in the frame</source>
        <translation>把标签放进框里</translation>
    </message>
    <message>
        <source>No focusing, no pressing. It is taken by itself.</source>
        <translation>不用对焦，不用按键，自动读取。</translation>
    </message>
    <message>
        <source>Dirt or glare? Wipe it, tilt it.</source>
        <translation>脏了或反光？擦一擦，斜一点。</translation>
    </message>
    <message>
        <source>the other half, now</source>
        <translation>请出示另一半</translation>
    </message>
    <message>
        <source>hold the label still</source>
        <translation>标签别动</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读码</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>没有码</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>Change source</source>
        <translation>改来源</translation>
    </message>
    <message>
        <source>One half read, show the other</source>
        <translation>读到一半，请出示另一半</translation>
    </message>
    <message>
        <source>24 characters, from any side</source>
        <translation>24 位，哪个方向都行</translation>
    </message>
    <message>
        <source>Pack code: waiting</source>
        <translation>包码：等待中</translation>
    </message>
    <message>
        <source>VIN read</source>
        <translation>车架号已读</translation>
    </message>
    <message>
        <source>Only when there is one.</source>
        <translation>有就读，没有不影响。</translation>
    </message>
    <message>
        <source>VIN: not needed</source>
        <translation>车架号：可没有</translation>
    </message>
</context>
<context>
    <name>SecondPage</name>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>A pack with this code is here. This one will be held.</source>
        <translation>这个编码的包已在站内，这一个将扣留。</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>输入 PIN 码</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>badge and PIN sign</source>
        <translation>工牌加 PIN 即签字</translation>
    </message>
    <message>
        <source>Do not take back</source>
        <translation>不撤回</translation>
    </message>
    <message>
        <source>To the camera</source>
        <translation>回到相机</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Take back the last answers</source>
        <translation>撤回上一题的答案</translation>
    </message>
    <message>
        <source>The second person signs</source>
        <translation>第二人签字</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>asked to take them back</source>
        <translation>申请撤回</translation>
    </message>
    <message>
        <source>typed it first</source>
        <translation>已先输入</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>badge read, now the PIN</source>
        <translation>工牌已读，请输 PIN 码</translation>
    </message>
    <message>
        <source>Second person: show your badge</source>
        <translation>第二人：出示工牌</translation>
    </message>
    <message>
        <source>somebody else than you</source>
        <translation>必须是另一个人</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>This station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>秤</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Nothing that it shows is real.</source>
        <translation>显示的都不是真的。</translation>
    </message>
    <message>
        <source>No picture. Check cable and power.</source>
        <translation>没有画面。检查线和电源。</translation>
    </message>
    <message>
        <source>The picture stands still. Check cable and power.</source>
        <translation>画面不动。检查线和电源。</translation>
    </message>
    <message>
        <source>The camera is being started.</source>
        <translation>相机正在启动。</translation>
    </message>
    <message>
        <source>Scan by hand, or type codes twice.</source>
        <translation>用手持扫码，或两人输入。</translation>
    </message>
    <message>
        <source>practice, nothing is real</source>
        <translation>练习，都不是真的</translation>
    </message>
    <message>
        <source>production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Realm</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>登记处</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Key begins</source>
        <translation>密钥开头</translation>
    </message>
    <message>
        <source>Records lie in</source>
        <translation>记录存放</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Show your badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>Hold it to the camera until one short tone. The language follows the badge.</source>
        <translation>放到镜头前，听到一声短响即可。语言跟着工牌走。</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>你的 PIN</translation>
    </message>
    <message>
        <source>or number and PIN</source>
        <translation>或输入工号与 PIN</translation>
    </message>
    <message>
        <source>Restarted. {count} entries are saved. Nothing is lost.</source>
        <translation>已重新启动。{count} 条已保存，没有丢失。</translation>
    </message>
    <message>
        <source>Restarted. Saved up to {time}, {count} entries. Nothing is lost.</source>
        <translation>已重新启动。保存到 {time}，共 {count} 条，没有丢失。</translation>
    </message>
    <message>
        <source>Practice. Numbers and PINs for everybody:</source>
        <translation>练习用，工号与 PIN：</translation>
    </message>
    <message>
        <source>The camera is being started.</source>
        <translation>相机正在启动。</translation>
    </message>
    <message>
        <source>Use number and PIN.</source>
        <translation>请用工号与 PIN。</translation>
    </message>
    <message>
        <source>badge first</source>
        <translation>先出示工牌</translation>
    </message>
    <message>
        <source>looking you up</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>then you are in</source>
        <translation>然后进入</translation>
    </message>
    <message>
        <source>PIN first</source>
        <translation>先输入 PIN</translation>
    </message>
    <message>
        <source>then the PIN</source>
        <translation>然后输入 PIN</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>Number and PIN</source>
        <translation>工号与 PIN</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>换一个工号</translation>
    </message>
</context>
<context>
    <name>SignInWords</name>
    <message>
        <source>Start check</source>
        <translation>开工自检</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Open intakes</source>
        <translation>未完的包</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>待定的包</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>隔离的包</translation>
    </message>
    <message>
        <source>Left for you</source>
        <translation>上一班留给你</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>秤</translation>
    </message>
</context>
<context>
    <name>SourcePage</name>
    <message>
        <source>Where does it come from?</source>
        <translation>从哪里来？</translation>
    </message>
    <message>
        <source>Show the paper to the camera, or choose at the right.</source>
        <translation>把单据给相机看，或在右边选。</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>输入单号</translation>
    </message>
    <message>
        <source>on the paper</source>
        <translation>单据上的号码</translation>
    </message>
    <message>
        <source>No papers</source>
        <translation>没有单据</translation>
    </message>
    <message>
        <source>held until they come</source>
        <translation>单据来之前先扣留</translation>
    </message>
    <message>
        <source>Same lorry as before</source>
        <translation>与上一包同车</translation>
    </message>
    <message>
        <source>Scan the paper</source>
        <translation>扫单据</translation>
    </message>
    <message>
        <source>it is taken by itself</source>
        <translation>自动读取</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>PRACTICE</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>Step {number} / {of_all}</source>
        <translation>第 {number} / {of_all} 步</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>registry</source>
        <translation>登记处</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待传</translation>
    </message>
</context>
<context>
    <name>StripWords</name>
    <message>
        <source>new pack</source>
        <translation>新包</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>offline {minutes} min</source>
        <translation>离线 {minutes} 分</translation>
    </message>
    <message>
        <source>offline {hours} h</source>
        <translation>离线 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>0 struck is zero</source>
        <translation>带斜线的 0 是数字零</translation>
    </message>
</context>
<context>
    <name>TextPad</name>
    <message>
        <source>Enter</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>More keys</source>
        <translation>更多按键</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>退一格</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>TriagePage</name>
    <message>
        <source>Choose all that you see.</source>
        <translation>看到的都选上。</translation>
    </message>
    <message>
        <source>Now? Press the black bar below and leave.</source>
        <translation>正在发生？按住下面的黑条，马上撤离。</translation>
    </message>
    <message>
        <source>No, none of these</source>
        <translation>没有，都没有</translation>
    </message>
    <message>
        <source>Yes, {count} found</source>
        <translation>有，{count} 项</translation>
    </message>
    <message>
        <source>Previous answers</source>
        <translation>改上一题</translation>
    </message>
    <message>
        <source>next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>last question</source>
        <translation>最后一题</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Restarted, saved</source>
        <translation>已重启，已保存</translation>
    </message>
    <message>
        <source>Class so far</source>
        <translation>目前分级</translation>
    </message>
</context>
<context>
    <name>TwinPage</name>
    <message>
        <source>This code is already here</source>
        <translation>这个编码已在站内</translation>
    </message>
    <message>
        <source>Compare the two. Is it the same pack?</source>
        <translation>对照两边，是同一个包吗？</translation>
    </message>
    <message>
        <source>In front of you</source>
        <translation>眼前这个</translation>
    </message>
    <message>
        <source>Not this pack</source>
        <translation>不是这个包</translation>
    </message>
    <message>
        <source>scan again</source>
        <translation>重新扫码</translation>
    </message>
    <message>
        <source>A second pack, hold it</source>
        <translation>是另一个包，扣留</translation>
    </message>
    <message>
        <source>{count} packs here carry this code. A further one is held.</source>
        <translation>站内已有 {count} 个包用此编码，再来的将扣留。</translation>
    </message>
    <message>
        <source>Nothing is overwritten. A second pack with this code is held.</source>
        <translation>原记录不会被改。同码的第二个包将扣留。</translation>
    </message>
</context>
<context>
    <name>TypingPage</name>
    <message>
        <source>Type the code from the plate</source>
        <translation>照铭牌输入编码</translation>
    </message>
    <message>
        <source>Second person: type it from the plate</source>
        <translation>第二人：照铭牌再输一遍</translation>
    </message>
    <message>
        <source>sign by sign</source>
        <translation>逐位输入</translation>
    </message>
    <message>
        <source>Person {number} of 2</source>
        <translation>第 {number} 人，共 2 人</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输完了</translation>
    </message>
    <message>
        <source>To the camera</source>
        <translation>回到相机</translation>
    </message>
</context>
<context>
    <name>WeighPage</name>
    <message>
        <source>Put it on, wait for the tone</source>
        <translation>放上去，等一声</translation>
    </message>
    <message>
        <source>Hands off. It is recorded by itself.</source>
        <translation>手离开，自动记录。</translation>
    </message>
    <message>
        <source>no scale at this station</source>
        <translation>本站没有秤</translation>
    </message>
    <message>
        <source>by itself, hands off</source>
        <translation>放上去，手离开</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>自动称重</translation>
    </message>
    <message>
        <source>Previous answers</source>
        <translation>改上一题</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包</translation>
    </message>
    <message>
        <source>{name}, simulated</source>
        <translation>{name}，模拟</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>秤</translation>
    </message>
</context>
<context>
    <name>WeightView</name>
    <message>
        <source>typed</source>
        <translation>手工输入</translation>
    </message>
    <message>
        <source>tare {tare}</source>
        <translation>皮重 {tare}</translation>
    </message>
    <message>
        <source>still for {seconds} s</source>
        <translation>静止 {seconds} 秒</translation>
    </message>
    <message>
        <source>settled, recorded</source>
        <translation>已稳定，已记录</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已稳定</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>还在动</translation>
    </message>
    <message>
        <source>stale {seconds} s</source>
        <translation>陈旧 {seconds} 秒</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>没有读数</translation>
    </message>
    <message>
        <source>no use</source>
        <translation>不能用</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等它</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Another code is in view: {code}. Show one pack only.</source>
        <translation>画面里还有别的码：{code}。只对准一个包。</translation>
    </message>
    <message>
        <source>These halves do not make one code. Show both again.</source>
        <translation>这两半拼不成一个码。请重新扫两半。</translation>
    </message>
    <message>
        <source>Photograph the pack first.</source>
        <translation>先拍下这个包。</translation>
    </message>
    <message>
        <source>This label is not a pack&apos;s label.</source>
        <translation>这张标签不是包的标签。</translation>
    </message>
    <message>
        <source>This code is not whole: {reason}. Show it again.</source>
        <translation>码不完整：{reason}。请再扫一次。</translation>
    </message>
    <message>
        <source>The two typed codes differ. Look at the plate again.</source>
        <translation>两人输入的码不一样。再看一遍铭牌。</translation>
    </message>
    <message>
        <source>A typed code needs a photograph. Hold the label to the camera.</source>
        <translation>手输的码要有照片。把标签对准相机。</translation>
    </message>
    <message>
        <source>This intake is finished. A supervisor must decide.</source>
        <translation>这次入库已完成，须由班长决定。</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>先说明原因。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可以撤回的内容。</translation>
    </message>
    <message>
        <source>This badge is not on the list. Ask your supervisor.</source>
        <translation>名单里没有这张工牌。请找班长。</translation>
    </message>
    <message>
        <source>This number is not on the list. Try again.</source>
        <translation>名单里没有这个工号。请重输。</translation>
    </message>
    <message>
        <source>Nobody is signed in. Show your badge.</source>
        <translation>没有人登录。请出示工牌。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {seconds} s.</source>
        <translation>密码错误太多次。请等 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Wrong PIN. {tries_left} tries left.</source>
        <translation>密码不对。还可以试 {tries_left} 次。</translation>
    </message>
    <message>
        <source>{tag} already carries this code.</source>
        <translation>{tag} 已经用了这个码。</translation>
    </message>
    <message>
        <source>Finish {tag} first.</source>
        <translation>先完成 {tag}。</translation>
    </message>
    <message>
        <source>No pack here carries this code: {code}</source>
        <translation>这里没有这个码的包：{code}</translation>
    </message>
    <message>
        <source>This pack is not known here.</source>
        <translation>这里没有这个包的记录。</translation>
    </message>
    <message>
        <source>First the papers, then the pack&apos;s code.</source>
        <translation>先选来源，再扫包上的码。</translation>
    </message>
    <message>
        <source>Scan or type the number on the papers.</source>
        <translation>扫描或输入单据上的号码。</translation>
    </message>
    <message>
        <source>The camera gives no picture. Check the camera lamp.</source>
        <translation>相机没有画面。看一下相机灯。</translation>
    </message>
    <message>
        <source>The registry holds more than this station. Call plant IT.</source>
        <translation>登记处的记录比本机多。请找信息部门。</translation>
    </message>
    <message>
        <source>The registry&apos;s receipt does not fit our records. Call plant IT.</source>
        <translation>登记处的回执与本机记录不符。请找信息部门。</translation>
    </message>
    <message>
        <source>The registry&apos;s answer cannot be read. Call plant IT.</source>
        <translation>读不懂登记处的回复。请找信息部门。</translation>
    </message>
    <message>
        <source>An old receipt came back. It does not count.</source>
        <translation>收到过期的回执，不算数。</translation>
    </message>
    <message>
        <source>The receipt is about an older record book. It does not count.</source>
        <translation>回执属于旧的记录册，不算数。</translation>
    </message>
    <message>
        <source>The receipt is not signed by our registry. It does not count.</source>
        <translation>回执不是我们登记处签的，不算数。</translation>
    </message>
    <message>
        <source>The receipt is for another station. It does not count.</source>
        <translation>回执是给别的工位的，不算数。</translation>
    </message>
    <message>
        <source>Answer the questions first.</source>
        <translation>先回答检查问题。</translation>
    </message>
    <message>
        <source>Weigh the pack first.</source>
        <translation>先称重。</translation>
    </message>
    <message>
        <source>The second person shows badge and PIN.</source>
        <translation>第二人出示工牌并输入密码。</translation>
    </message>
    <message>
        <source>This needs a supervisor&apos;s badge.</source>
        <translation>需要班长的工牌。</translation>
    </message>
    <message>
        <source>It must be somebody else than you.</source>
        <translation>必须是另外一个人。</translation>
    </message>
    <message>
        <source>This finding belongs to another question.</source>
        <translation>这一项属于别的问题。</translation>
    </message>
    <message>
        <source>This question is not open now.</source>
        <translation>现在不回答这个问题。</translation>
    </message>
    <message>
        <source>The weight is already recorded.</source>
        <translation>重量已记录。</translation>
    </message>
    <message>
        <source>Too light for this scale. Use a smaller one.</source>
        <translation>对这台秤太轻。换一台小秤。</translation>
    </message>
    <message>
        <source>It is not time to weigh.</source>
        <translation>现在还不称重。</translation>
    </message>
    <message>
        <source>Too heavy for this scale. Take it off.</source>
        <translation>超重。请取下。</translation>
    </message>
    <message>
        <source>A simulated weight is not taken here.</source>
        <translation>这里不收模拟的重量。</translation>
    </message>
    <message>
        <source>This weight is too old. Lift the pack and set it down.</source>
        <translation>这个重量已过时。抬起再放下。</translation>
    </message>
    <message>
        <source>chemistry letter not known</source>
        <translation>化学体系字母未知</translation>
    </message>
    <message>
        <source>made in the future</source>
        <translation>生产日期在将来</translation>
    </message>
    <message>
        <source>made before 2016</source>
        <translation>生产日期早于 2016 年</translation>
    </message>
    <message>
        <source>no such day</source>
        <translation>没有这一天</translation>
    </message>
    <message>
        <source>day letter not allowed</source>
        <translation>日期字母不对</translation>
    </message>
    <message>
        <source>half a code, the other half is missing</source>
        <translation>只有半个码，缺另一半</translation>
    </message>
    <message>
        <source>the halves fit both ways</source>
        <translation>两种顺序都能拼</translation>
    </message>
    <message>
        <source>the halves are swapped</source>
        <translation>两半次序颠倒</translation>
    </message>
    <message>
        <source>unusual form with 26 characters</source>
        <translation>少见的 26 位形式</translation>
    </message>
    <message>
        <source>characters are missing or too many</source>
        <translation>字符数不对</translation>
    </message>
    <message>
        <source>month letter not allowed</source>
        <translation>月份字母不对</translation>
    </message>
    <message>
        <source>the fourth character must be P, M or C</source>
        <translation>第 4 位须是 P、M 或 C</translation>
    </message>
    <message>
        <source>letters in the serial number</source>
        <translation>序号里有字母</translation>
    </message>
    <message>
        <source>the last letter must be P, M or C</source>
        <translation>最后一位须是 P、M 或 C</translation>
    </message>
    <message>
        <source>the end is cut off</source>
        <translation>后面被截断</translation>
    </message>
    <message>
        <source>maker not on our list</source>
        <translation>厂家不在名单里</translation>
    </message>
    <message>
        <source>stands for a pack without modules</source>
        <translation>表示无模组的包</translation>
    </message>
    <message>
        <source>year letter not allowed</source>
        <translation>年份字母不对</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空码</translation>
    </message>
    <message>
        <source>with invisible characters</source>
        <translation>含看不见的字符</translation>
    </message>
    <message>
        <source>not readable as text</source>
        <translation>不是文字</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太长</translation>
    </message>
    <message>
        <source>form not known, kept as it is</source>
        <translation>形式未知，原样保存</translation>
    </message>
    <message>
        <source>check character does not fit</source>
        <translation>校验位不符</translation>
    </message>
    <message>
        <source>VIN check digit does not fit</source>
        <translation>车架号校验位不符</translation>
    </message>
    <message>
        <source>VIN check digit does not fit, scan again</source>
        <translation>车架号校验位不符，请再扫</translation>
    </message>
    <message>
        <source>VIN without check digit</source>
        <translation>车架号没有校验位</translation>
    </message>
    <message>
        <source>VIN year letter not allowed</source>
        <translation>车架号年份字母不对</translation>
    </message>
    <message>
        <source>No scale at this station</source>
        <translation>本工位没有秤</translation>
    </message>
    <message>
        <source>The scale is being connected</source>
        <translation>正在连接秤</translation>
    </message>
    <message>
        <source>The scale does not answer. Cable and power?</source>
        <translation>秤没有回应。看线和电源。</translation>
    </message>
    <message>
        <source>No fresh value from the scale</source>
        <translation>秤没有新数据</translation>
    </message>
    <message>
        <source>Moving. Wait until it is still.</source>
        <translation>还在动。等它静止。</translation>
    </message>
    <message>
        <source>The scale is under zero. Check the platform.</source>
        <translation>秤低于零。检查秤台。</translation>
    </message>
    <message>
        <source>Negative. Empty the scale and zero it.</source>
        <translation>负值。清空秤台并归零。</translation>
    </message>
    <message>
        <source>Put the pack on the scale</source>
        <translation>把包放上秤</translation>
    </message>
    <message>
        <source>The scale shows another unit. Set it to kg.</source>
        <translation>秤的单位不对。调到 kg。</translation>
    </message>
    <message>
        <source>The scale&apos;s line is disturbed</source>
        <translation>秤的线路受干扰</translation>
    </message>
    <message>
        <source>The scale reports a fault</source>
        <translation>秤报告故障</translation>
    </message>
    <message>
        <source>The scale is busy</source>
        <translation>秤正忙</translation>
    </message>
    <message>
        <source>No connection to the registry</source>
        <translation>连不上登记处</translation>
    </message>
    <message>
        <source>The registry answers too slowly</source>
        <translation>登记处回复太慢</translation>
    </message>
    <message>
        <source>The registry is busy</source>
        <translation>登记处正忙</translation>
    </message>
    <message>
        <source>What answers is not the registry. Check the network.</source>
        <translation>回复的不是登记处。检查网络。</translation>
    </message>
    <message>
        <source>The registry refuses our records. Call plant IT.</source>
        <translation>登记处拒收。请找信息部门。</translation>
    </message>
    <message>
        <source>The registry holds other records under our number. Call plant IT.</source>
        <translation>登记处有另一份同号记录。请找信息部门。</translation>
    </message>
    <message>
        <source>One entry is too large for the registry. Call plant IT.</source>
        <translation>有一条记录太大。请找信息部门。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk cannot be written.</source>
        <translation>磁盘不能写入。</translation>
    </message>
    <message>
        <source>The records are in use by another program.</source>
        <translation>记录被别的程序占用。</translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation>磁盘没有回应。</translation>
    </message>
    <message>
        <source>The records are damaged.</source>
        <translation>记录已损坏。</translation>
    </message>
    <message>
        <source>The safety mark cannot be written.</source>
        <translation>安全标记写不进去。</translation>
    </message>
    <message>
        <source>This station is not enrolled.</source>
        <translation>本工位还没有登记。</translation>
    </message>
    <message>
        <source>The station is closing.</source>
        <translation>工位正在关闭。</translation>
    </message>
    <message>
        <source>The camera&apos;s address makes no sense. Check the settings.</source>
        <translation>相机地址不对。检查设置。</translation>
    </message>
    <message>
        <source>The camera or folder is not there.</source>
        <translation>找不到相机或文件夹。</translation>
    </message>
    <message>
        <source>The pictures cannot be read.</source>
        <translation>图片读不了。</translation>
    </message>
    <message>
        <source>There is no picture in the folder.</source>
        <translation>文件夹里没有图片。</translation>
    </message>
    <message>
        <source>The camera does not open. Is another program using it?</source>
        <translation>相机打不开。是不是别的程序在用？</translation>
    </message>
    <message>
        <source>The camera was lost. It is tried again by itself.</source>
        <translation>相机断开。会自动重连。</translation>
    </message>
    <message>
        <source>The camera gives no picture. Cable and power?</source>
        <translation>相机没有画面。看线和电源。</translation>
    </message>
    <message>
        <source>The camera is switched off.</source>
        <translation>相机已关闭。</translation>
    </message>
    <message>
        <source>The photograph is too dark.</source>
        <translation>照片太暗。</translation>
    </message>
    <message>
        <source>The photograph is too bright.</source>
        <translation>照片太亮。</translation>
    </message>
    <message>
        <source>The photograph is blurred.</source>
        <translation>照片模糊。</translation>
    </message>
    <message>
        <source>Restarted. Saved up to {time}. Nothing is lost.</source>
        <translation>已重启。存到 {time}，什么都没丢。</translation>
    </message>
    <message>
        <source>The program stopped by itself last time. Tell plant IT.</source>
        <translation>程序上次自己停了。请告诉信息部门。</translation>
    </message>
    <message>
        <source>not fitted</source>
        <translation>未装</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no fresh value</source>
        <translation>无新数据</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Smoke, flame, hissing or popping, now or in the last 24 h</source>
        <translation>冒烟、明火、嘶嘶声或爆裂声（现在或 24 小时内）</translation>
    </message>
    <message>
        <source>Liquid leaking, not coolant (sweet solvent smell)</source>
        <translation>漏液，不是冷却液（有溶剂甜味）</translation>
    </message>
    <message>
        <source>Coolant leaking only</source>
        <translation>只漏冷却液</translation>
    </message>
    <message>
        <source>Case breached, cells visible</source>
        <translation>外壳破开，看得到电芯</translation>
    </message>
    <message>
        <source>Case dented or bent, not breached</source>
        <translation>外壳凹陷或变形，没有破</translation>
    </message>
    <message>
        <source>Swelling of case or module</source>
        <translation>外壳或模组鼓胀</translation>
    </message>
    <message>
        <source>A cell is swollen</source>
        <translation>电芯鼓胀</translation>
    </message>
    <message>
        <source>Burn marks, melted plastic, soot</source>
        <translation>烧痕、塑料熔化、黑烟</translation>
    </message>
    <message>
        <source>Was under water, or wet inside</source>
        <translation>泡过水，或里面潮湿</translation>
    </message>
    <message>
        <source>Warmer than its surroundings</source>
        <translation>比周围热</translation>
    </message>
    <message>
        <source>Bare high-voltage connector, cable or terminal</source>
        <translation>高压插头、电缆或端子裸露</translation>
    </message>
    <message>
        <source>Service plug missing or stuck</source>
        <translation>维修开关缺失或拔不下</translation>
    </message>
    <message>
        <source>Seal broken, opened before, no repair record</source>
        <translation>封条破损、开过盖、没有维修记录</translation>
    </message>
    <message>
        <source>Code missing, unreadable or not matching</source>
        <translation>码缺失、读不出或对不上</translation>
    </message>
    <message>
        <source>Model unknown, no dismantling instruction</source>
        <translation>型号未知，没有拆解说明</translation>
    </message>
    <message>
        <source>BMS reports a cell, isolation or heat fault</source>
        <translation>BMS 报电芯、绝缘或温度故障</translation>
    </message>
    <message>
        <source>Modules or cells are missing</source>
        <translation>缺模组或电芯</translation>
    </message>
    <message>
        <source>Was in a crash or fire</source>
        <translation>出过事故或着过火</translation>
    </message>
    <message>
        <source>Anything happening right now?</source>
        <translation>现在有没有异常？</translation>
    </message>
    <message>
        <source>Any liquid, or damage to the case?</source>
        <translation>有漏液或外壳损伤吗？</translation>
    </message>
    <message>
        <source>Any heat, fire or crash?</source>
        <translation>有发热、着火或事故吗？</translation>
    </message>
    <message>
        <source>Any bare high voltage, or a broken seal?</source>
        <translation>高压裸露或封条破损？</translation>
    </message>
    <message>
        <source>Model unknown, BMS fault or parts missing?</source>
        <translation>型号未知、BMS 故障或缺件？</translation>
    </message>
    <message>
        <source>normal flow</source>
        <translation>正常流转</translation>
    </message>
    <message>
        <source>watch: a supervisor decides</source>
        <translation>观察：班长决定</translation>
    </message>
    <message>
        <source>papers: held until settled</source>
        <translation>资料待查：先留置</translation>
    </message>
    <message>
        <source>isolate: must not be opened</source>
        <translation>隔离：禁止打开</translation>
    </message>
    <message>
        <source>emergency: isolate now</source>
        <translation>紧急：立即隔离</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>还不知道</translation>
    </message>
</context>
<context>
    <name>_EntryField</name>
    <message numerus="yes">
        <source>%n figure(s) typed</source>
        <translation>
            <numerusform>已输入 %n 位</numerusform>
        </translation>
    </message>
</context>
</TS>
