<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>AirBanner</name>
    <message>
        <source>Silence</source>
        <translation>消音</translation>
    </message>
    <message>
        <source>one press; then go to the assembly point</source>
        <translation>按一次；然后去集合点</translation>
    </message>
    <message>
        <source>Leave: raise the emergency</source>
        <translation>撤离，报紧急</translation>
    </message>
</context>
<context>
    <name>AirWords</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>; {count} more</source>
        <translation>；另有 {count} 种</translation>
    </message>
    <message>
        <source>GAS ALARM, LEAVE</source>
        <translation>气体报警，撤离</translation>
    </message>
    <message>
        <source>Everybody out of the hall. Raise the emergency.</source>
        <translation>所有人离开车间，报紧急。</translation>
    </message>
    <message>
        <source>GAS ALARM</source>
        <translation>气体报警</translation>
    </message>
    <message>
        <source>Stop, step back, let air in. Only make safe or measure gas.</source>
        <translation>停手，退开，通风。只能做安全处理或测气体。</translation>
    </message>
    <message>
        <source>{gas}: the detector&apos;s own alarm</source>
        <translation>{gas}：探测器自身报警</translation>
    </message>
    <message>
        <source>{gas}: {why}</source>
        <translation>{gas}：{why}</translation>
    </message>
    <message>
        <source>{gas} {now}</source>
        <translation>{gas} {now}</translation>
    </message>
    <message>
        <source>{gas} {now}, limit {limit}</source>
        <translation>{gas} {now}，限值 {limit}</translation>
    </message>
</context>
<context>
    <name>AmountPad</name>
    <message>
        <source>Take back</source>
        <translation>删除一位</translation>
    </message>
</context>
<context>
    <name>AmountPage</name>
    <message>
        <source>Type the weight in kilograms</source>
        <translation>输入重量（千克）</translation>
    </message>
    <message>
        <source>As the display shows it, with its point.</source>
        <translation>照显示屏输入，带小数点。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手输</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>then the reason</source>
        <translation>接着选原因</translation>
    </message>
    <message>
        <source>no weight yet</source>
        <translation>还没有重量</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输完了</translation>
    </message>
</context>
<context>
    <name>ApartPage</name>
    <message>
        <source>{tag} is held</source>
        <translation>{tag} 先扣留</translation>
    </message>
    <message>
        <source>{tag} goes to quarantine</source>
        <translation>{tag} 送隔离区</translation>
    </message>
    <message>
        <source>Keep away from {tag}</source>
        <translation>远离 {tag}</translation>
    </message>
    <message>
        <source>Press the black bar below and leave.</source>
        <translation>按下方黑条，马上撤离。</translation>
    </message>
    <message>
        <source>It was not begun.</source>
        <translation>没有开始拆解。</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>本机已存</translation>
    </message>
    <message>
        <source>the reason is recorded</source>
        <translation>原因已记录</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回队列</translation>
    </message>
    <message>
        <source>{letter}, {meaning}</source>
        <translation>{letter}，{meaning}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Take the new label, stick it over the old</source>
        <translation>取新标签，盖住旧标签贴好</translation>
    </message>
    <message>
        <source>Move it where held packs stand</source>
        <translation>搬到扣留区</translation>
    </message>
    <message>
        <source>Move it to quarantine, two people</source>
        <translation>两人搬到隔离区</translation>
    </message>
    <message>
        <source>Tell the supervisor</source>
        <translation>告诉班长</translation>
    </message>
    <message>
        <source>Go. Take everybody with you</source>
        <translation>走，叫上所有人</translation>
    </message>
    <message>
        <source>Tell the supervisor which pack it is</source>
        <translation>告诉班长是哪一包</translation>
    </message>
    <message>
        <source>The label waits at the printer</source>
        <translation>标签在打印机上，回来再贴</translation>
    </message>
    <message>
        <source>Do this now</source>
        <translation>现在这样做</translation>
    </message>
</context>
<context>
    <name>ApartReasons</name>
    <message>
        <source>no traveller on it</source>
        <translation>包上没有流转卡</translation>
    </message>
    <message>
        <source>its traveller says so</source>
        <translation>流转卡上这样写</translation>
    </message>
    <message>
        <source>nothing on record here</source>
        <translation>本站没有记录</translation>
    </message>
</context>
<context>
    <name>ApartSurePage</name>
    <message>
        <source>Set the unknown pack apart?</source>
        <translation>不明电池包：送隔离？</translation>
    </message>
    <message>
        <source>Set {tag} apart without a traveller?</source>
        <translation>{tag} 没有流转卡：送隔离？</translation>
    </message>
    <message>
        <source>It goes to quarantine. A label for it is printed.</source>
        <translation>送隔离区，会打印标签。</translation>
    </message>
    <message>
        <source>The pack will not be opened.</source>
        <translation>这包不会再拆开。</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>This is recorded</source>
        <translation>会记录</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不变</translation>
    </message>
    <message>
        <source>To quarantine</source>
        <translation>送隔离</translation>
    </message>
</context>
<context>
    <name>BalanceBar</name>
    <message>
        <source>the latest part</source>
        <translation>刚称的</translation>
    </message>
    <message>
        <source>last 20 kg enlarged</source>
        <translation>末端 20 kg 放大</translation>
    </message>
    <message>
        <source>last 20 kg</source>
        <translation>末端 20 kg</translation>
    </message>
    <message>
        <source>in</source>
        <translation>进</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>多出</translation>
    </message>
    <message>
        <source>open</source>
        <translation>差</translation>
    </message>
    <message>
        <source>The pack&apos;s mass is not known.</source>
        <translation>不知道这个包的重量。</translation>
    </message>
    <message>
        <source>More came out than went in. Weighed twice?</source>
        <translation>出料比进料重。称了两次？</translation>
    </message>
    <message>
        <source>within tolerance</source>
        <translation>允差内</translation>
    </message>
    <message>
        <source>±{amount} kg</source>
        <translation>允差 {amount} kg</translation>
    </message>
</context>
<context>
    <name>BalancePage</name>
    <message>
        <source>The balance</source>
        <translation>物料平衡</translation>
    </message>
    <message>
        <source>Every weighing with what is known of its error.</source>
        <translation>每次称重，以及它的误差依据。</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>回到本步</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不改</translation>
    </message>
    <message>
        <source>{tag}: the balance</source>
        <translation>{tag}：物料平衡</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The run was closed on: {flag}</source>
        <translation>关闭时：{flag}</translation>
    </message>
    <message>
        <source>A correction has changed the balance since. The entry stays as it was.</source>
        <translation>此后有更正，平衡已变。原记录不变。</translation>
    </message>
</context>
<context>
    <name>BalancePanel</name>
    <message>
        <source>The scales explain up to {explained} kg; {tolerance} kg may stay open.</source>
        <translation>秤能解释 {explained} kg 以内；允许未平 {tolerance} kg。</translation>
    </message>
    <message>
        <source>U = {u} kg: {words}</source>
        <translation>U = {u} kg：{words}</translation>
    </message>
    <message>
        <source>{count} weights: verification of the scale not on record</source>
        <translation>{count} 个重量：秤的检定未见记录</translation>
    </message>
    <message>
        <source>The pack</source>
        <translation>整包</translation>
    </message>
</context>
<context>
    <name>BalanceTerm</name>
    <message>
        <source>weight typed</source>
        <translation>手输重量</translation>
    </message>
    <message>
        <source>scale not known</source>
        <translation>秤不明</translation>
    </message>
</context>
<context>
    <name>BalanceWords</name>
    <message>
        <source>made safe, not weighed out</source>
        <translation>只做安全处理，未拆称</translation>
    </message>
    <message>
        <source>no weight on record: no balance</source>
        <translation>没有进包重量：无法平衡</translation>
    </message>
    <message>
        <source>more out than in</source>
        <translation>出的比进的多</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>more is open than the scales explain</source>
        <translation>差值超出秤的误差</translation>
    </message>
    <message>
        <source>in</source>
        <translation>进</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>too much</source>
        <translation>多出</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>未平</translation>
    </message>
    <message>
        <source>{count} scanned on a tray and not weighed</source>
        <translation>托盘上扫到 {count} 件没称</translation>
    </message>
    <message>
        <source>{count} × {part} like those weighed</source>
        <translation>还差 {count} 件{part}，按已称的算</translation>
    </message>
    <message>
        <source>by weight: {range}</source>
        <translation>按重量：{range}</translation>
    </message>
    <message>
        <source>Container {text}: weighed empty, nothing in it</source>
        <translation>容器 {text}：称过空重，没装东西称</translation>
    </message>
    <message>
        <source>{part}: none recorded</source>
        <translation>{part}：没有记录</translation>
    </message>
    <message>
        <source>commonly {range} of such a pack</source>
        <translation>这样的包通常有 {range}</translation>
    </message>
    <message>
        <source>{part} recorded twice?</source>
        <translation>{part}是不是记了两次？</translation>
    </message>
    <message>
        <source>{count} of them weigh so much: {range}</source>
        <translation>其中 {count} 件重量相当：{range}</translation>
    </message>
    <message>
        <source>Tare of {text} not taken off?</source>
        <translation>{text} 的皮重没扣？</translation>
    </message>
    <message>
        <source>Nothing on record explains it</source>
        <translation>记录里找不到原因</translation>
    </message>
    <message>
        <source>Look on the bench, in trays, under the pack.</source>
        <translation>看看台面、托盘里、包底下。</translation>
    </message>
    <message>
        <source>that is what is open</source>
        <translation>正好是未平的量</translation>
    </message>
    <message>
        <source>then {amount} is still open</source>
        <translation>之后还差 {amount}</translation>
    </message>
    <message>
        <source>then {amount} is too much</source>
        <translation>之后多出 {amount}</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>no balance</source>
        <translation>无平衡</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>已平</translation>
    </message>
    <message>
        <source>amber: needs a reason</source>
        <translation>黄：要写原因</translation>
    </message>
    <message>
        <source>red: a supervisor signs</source>
        <translation>红：班长签字</translation>
    </message>
</context>
<context>
    <name>BarredPage</name>
    <message>
        <source>Hands off. This step stays shut.</source>
        <translation>住手，这一步不放开。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>is it still shut?</source>
        <translation>是不是还关着</translation>
    </message>
</context>
<context>
    <name>BenchEvidence</name>
    <message>
        <source>At most {value}</source>
        <translation>不高于 {value}</translation>
    </message>
    <message>
        <source>At least {value}</source>
        <translation>不低于 {value}</translation>
    </message>
    <message>
        <source>{limit}: proposed, nobody has signed it</source>
        <translation>{limit}：建议值，无人签批</translation>
    </message>
    <message>
        <source>{limit}, proposed</source>
        <translation>{limit}（建议值）</translation>
    </message>
    <message>
        <source>{limit}: limits {version}, signed {signer}</source>
        <translation>{limit}·限值 {version}·{signer} 签</translation>
    </message>
</context>
<context>
    <name>BenchPage</name>
    <message>
        <source>Pause</source>
        <translation>暂离</translation>
    </message>
    <message>
        <source>Pause safely</source>
        <translation>安全暂离</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>有发现</translation>
    </message>
    <message>
        <source>Something found</source>
        <translation>发现异常</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Abort, make safe</source>
        <translation>中止，做安全处理</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>Energy state</source>
        <translation>电状态</translation>
    </message>
    <message>
        <source>it depends</source>
        <translation>看情况</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Tries left</source>
        <translation>还能测几次</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Next, step {number}</source>
        <translation>接下来·第 {number} 步</translation>
    </message>
</context>
<context>
    <name>BenchReasons</name>
    <message>
        <source>Checked, all in order</source>
        <translation>查过，全部正常</translation>
    </message>
    <message>
        <source>Something was missing, now it is right</source>
        <translation>缺的已补齐</translation>
    </message>
    <message>
        <source>The supervisor looked, work may go on</source>
        <translation>班长看过，可以继续</translation>
    </message>
    <message>
        <source>Voltage stays</source>
        <translation>电压不降</translation>
    </message>
    <message>
        <source>Swelling, leak or smell</source>
        <translation>鼓胀、漏液或异味</translation>
    </message>
    <message>
        <source>It is the wrong pack</source>
        <translation>拿错包了</translation>
    </message>
    <message>
        <source>Tool or gear damaged</source>
        <translation>工具或护具损坏</translation>
    </message>
    <message>
        <source>The supervisor stops it</source>
        <translation>班长叫停</translation>
    </message>
    <message>
        <source>The scale does not answer</source>
        <translation>秤没有应答</translation>
    </message>
    <message>
        <source>Too heavy, weighed on another scale</source>
        <translation>太重，在别的秤上称的</translation>
    </message>
    <message>
        <source>Too light, weighed on a finer scale</source>
        <translation>太轻，在精密秤上称的</translation>
    </message>
    <message>
        <source>It is another kind of part</source>
        <translation>类别选错了</translation>
    </message>
    <message>
        <source>The code belongs to another piece</source>
        <translation>编码是另一件的</translation>
    </message>
    <message>
        <source>Weighed wrongly: touched, or two parts</source>
        <translation>称错：碰到秤或放了两件</translation>
    </message>
    <message>
        <source>Looked for, nothing found</source>
        <translation>找过了，没找到</translation>
    </message>
    <message>
        <source>A part was gone on arrival</source>
        <translation>来料就缺件</translation>
    </message>
    <message>
        <source>Liquid ran out or dried</source>
        <translation>液体流失或干了</translation>
    </message>
    <message>
        <source>Mud, water, glue or dust</source>
        <translation>泥、水、胶、粉尘</translation>
    </message>
    <message>
        <source>A scale was found wrong</source>
        <translation>发现秤不准</translation>
    </message>
    <message>
        <source>Another reason: type it</source>
        <translation>其他原因：手输</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急情况之后</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>The shift ends</source>
        <translation>下班</translation>
    </message>
    <message>
        <source>Waiting for a part or tool</source>
        <translation>等零件或工具</translation>
    </message>
    <message>
        <source>Waiting for a person</source>
        <translation>等人</translation>
    </message>
    <message>
        <source>Called away</source>
        <translation>被叫走</translation>
    </message>
</context>
<context>
    <name>BenchTerms</name>
    <message>
        <source>live</source>
        <translation>带电</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>已断电</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已开盖</translation>
    </message>
    <message>
        <source>in sections</source>
        <translation>已分段</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>单模组</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模组</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>电芯</translation>
    </message>
    <message>
        <source>Al case</source>
        <translation>铝壳体</translation>
    </message>
    <message>
        <source>Steel case</source>
        <translation>钢壳体</translation>
    </message>
    <message>
        <source>Fasteners</source>
        <translation>紧固件</translation>
    </message>
    <message>
        <source>Busbars</source>
        <translation>铜排</translation>
    </message>
    <message>
        <source>Cables</source>
        <translation>线束</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>电路板</translation>
    </message>
    <message>
        <source>Relays, fuses</source>
        <translation>继电器、熔断器</translation>
    </message>
    <message>
        <source>Plastics</source>
        <translation>塑料件</translation>
    </message>
    <message>
        <source>Pads, glue</source>
        <translation>导热垫、胶</translation>
    </message>
    <message>
        <source>Cooling plate</source>
        <translation>水冷板</translation>
    </message>
    <message>
        <source>Coolant</source>
        <translation>冷却液</translation>
    </message>
    <message>
        <source>Rejects</source>
        <translation>不合格品</translation>
    </message>
    <message>
        <source>class 0 gloves</source>
        <translation>0 级手套</translation>
    </message>
    <message>
        <source>overgloves</source>
        <translation>皮外手套</translation>
    </message>
    <message>
        <source>face shield</source>
        <translation>面罩</translation>
    </message>
    <message>
        <source>arc clothing</source>
        <translation>防电弧服</translation>
    </message>
    <message>
        <source>safety shoes</source>
        <translation>安全鞋</translation>
    </message>
    <message>
        <source>half mask</source>
        <translation>半面罩</translation>
    </message>
    <message>
        <source>chemical gloves</source>
        <translation>防化手套</translation>
    </message>
    <message>
        <source>no meter</source>
        <translation>没有电压表</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>too old</source>
        <translation>太旧</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>还在动</translation>
    </message>
    <message>
        <source>over range</source>
        <translation>超量程</translation>
    </message>
    <message>
        <source>wrong unit</source>
        <translation>单位不对</translation>
    </message>
    <message>
        <source>disturbed</source>
        <translation>受干扰</translation>
    </message>
    <message>
        <source>meter fault</source>
        <translation>电压表故障</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙</translation>
    </message>
    <message>
        <source>no contact</source>
        <translation>没碰到</translation>
    </message>
    <message>
        <source>calibration ended</source>
        <translation>校准过期</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>U max</source>
        <translation>U 最高</translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation>最热点</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Resistance</source>
        <translation>绝缘电阻</translation>
    </message>
    <message>
        <source>Highest working voltage</source>
        <translation>最高工作电压</translation>
    </message>
    <message>
        <source>Hottest spot</source>
        <translation>最热点温度</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>没有读数</translation>
    </message>
</context>
<context>
    <name>BenchWords</name>
    <message>
        <source>Restarted: measure all again.</source>
        <translation>已重启：全部重测。</translation>
    </message>
    <message>
        <source>Restarted. All steps before this one are saved.</source>
        <translation>已重启。之前的步骤都已保存。</translation>
    </message>
    <message>
        <source>The station was restarted: do this step again.</source>
        <translation>工位重启过：这一步重做。</translation>
    </message>
    <message>
        <source>The pack was left alone: do this step again.</source>
        <translation>电池包离过人：这一步重做。</translation>
    </message>
    <message>
        <source>There was a gas alarm: do this step again.</source>
        <translation>刚才有气体报警：这一步重做。</translation>
    </message>
    <message>
        <source>Too long ago: do this step again.</source>
        <translation>隔得太久：这一步重做。</translation>
    </message>
    <message>
        <source>Making safe: {number} of {count}</source>
        <translation>安全处理：第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Off the main line: {title}</source>
        <translation>离开主线：{title}</translation>
    </message>
    <message>
        <source>then the run is given up</source>
        <translation>然后中止</translation>
    </message>
    <message>
        <source>then step {number}</source>
        <translation>接着第 {number} 步</translation>
    </message>
    <message>
        <source>One step, {after}</source>
        <translation>1 步，{after}</translation>
    </message>
    <message>
        <source>{count} steps, {after}</source>
        <translation>{count} 步，{after}</translation>
    </message>
    <message>
        <source>gives the run up</source>
        <translation>选它就中止</translation>
    </message>
    <message>
        <source>{name}, version {version}, proposed</source>
        <translation>{name}·第 {version} 版·建议稿</translation>
    </message>
    <message>
        <source>{name}, version {version}, signed {signer}</source>
        <translation>{name}·版本 {version}·{signer} 签</translation>
    </message>
    <message>
        <source>{name}, version {version}</source>
        <translation>{name}·版本 {version}</translation>
    </message>
    <message>
        <source>No. {number} left without the hold, {time}: do this step again.</source>
        <translation>{number}号 {time} 未经双人确认离开：这一步重做。</translation>
    </message>
    <message>
        <source>No. {number} left without the hold, {time}: look at the pack first.</source>
        <translation>{number}号 {time} 未经双人确认离开：先看包。</translation>
    </message>
</context>
<context>
    <name>CameOut</name>
    <message>
        <source>Yes, it is here</source>
        <translation>有，在这里</translation>
    </message>
    <message>
        <source>No, nothing came</source>
        <translation>没有，没出来</translation>
    </message>
</context>
<context>
    <name>CameOutPage</name>
    <message>
        <source>Did this label come out?</source>
        <translation>这张标签打出来了吗？</translation>
    </message>
    <message>
        <source>Look at the printer, or scan the label.</source>
        <translation>看一下打印机，或者扫这张标签。</translation>
    </message>
    <message>
        <source>Look, then answer</source>
        <translation>先看，再回答</translation>
    </message>
    <message>
        <source>More to look for</source>
        <translation>还要找</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>It may still be inside. Put the printer right first.</source>
        <translation>可能还在机内，先把打印机弄好。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>第几张</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>camera picture</source>
        <translation>相机画面</translation>
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
    <name>CauseWords</name>
    <message>
        <source>too far: go closer</source>
        <translation>太远：靠近些</translation>
    </message>
    <message>
        <source>not sharp: move back</source>
        <translation>模糊：退后些</translation>
    </message>
    <message>
        <source>moving: hold still</source>
        <translation>晃动：拿稳</translation>
    </message>
    <message>
        <source>glare: tilt it</source>
        <translation>反光：斜一点</translation>
    </message>
    <message>
        <source>too dark: more light</source>
        <translation>太暗：加点光</translation>
    </message>
    <message>
        <source>too bright: less light</source>
        <translation>太亮：挡点光</translation>
    </message>
    <message>
        <source>tilted: face it</source>
        <translation>太斜：正对着</translation>
    </message>
    <message>
        <source>cut off: show all</source>
        <translation>没拍全：移到框内</translation>
    </message>
    <message>
        <source>dirty or worn: wipe it</source>
        <translation>脏或磨损：擦一擦</translation>
    </message>
    <message>
        <source>The code is too small in the picture. Go closer.</source>
        <translation>码在画面里太小。请靠近一些。</translation>
    </message>
    <message>
        <source>The picture is not sharp. Move back a little, hold still.</source>
        <translation>画面模糊。请稍退后，拿稳。</translation>
    </message>
    <message>
        <source>It moves too fast. Hold still for a moment.</source>
        <translation>晃得太快。请拿稳片刻。</translation>
    </message>
    <message>
        <source>A lamp is mirrored in the code. Tilt it a little.</source>
        <translation>码上有灯光反光。请斜一点。</translation>
    </message>
    <message>
        <source>Too dark, or a shadow on the code. Give it light.</source>
        <translation>太暗或码上有阴影。请加光。</translation>
    </message>
    <message>
        <source>Too bright. Shade the code from the lamp.</source>
        <translation>太亮。请挡一挡灯光。</translation>
    </message>
    <message>
        <source>Seen from the side. Hold the camera straight before it.</source>
        <translation>拍得太斜。请正对着码。</translation>
    </message>
    <message>
        <source>A part of the code is outside. Put all of it in the frame.</source>
        <translation>码没拍全。请整个移到框内。</translation>
    </message>
    <message>
        <source>Dirty, faint or worn. Wipe it; if it stays, type the code.</source>
        <translation>脏、淡或磨损。擦一擦；还不行就手工输入。</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>Nothing can be made stricter here. Change the file at a desk.</source>
        <translation>这里没有可加严的。请在文件里改。</translation>
    </message>
    <message>
        <source>Changes this draft</source>
        <translation>改这份草稿</translation>
    </message>
    <message>
        <source>A touch makes a draft</source>
        <translation>点一下成为草稿</translation>
    </message>
    <message>
        <source>this version stays as it is</source>
        <translation>此版本不变</translation>
    </message>
    <message>
        <source>More people</source>
        <translation>增加人数</translation>
    </message>
    <message>
        <source>Fewer re-readings</source>
        <translation>减少重测次数</translation>
    </message>
    <message>
        <source>Longer least time, s</source>
        <translation>延长最短时间，秒</translation>
    </message>
    <message>
        <source>Tighter limit</source>
        <translation>收紧限值</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Touch the item for the note</source>
        <translation>点一下要写备注的那一项</translation>
    </message>
    <message>
        <source>Its tick stays as it is.</source>
        <translation>打不打勾，不变。</translation>
    </message>
    <message>
        <source>What you do not touch stays open on the sheet.</source>
        <translation>没点的，交接单上就空着。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>No note</source>
        <translation>不写备注</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Which equipment is in order?</source>
        <translation>哪些设备完好？</translation>
    </message>
    <message>
        <source>Which safety things are in order?</source>
        <translation>哪些安全事项没问题？</translation>
    </message>
    <message>
        <source>Which of the ten are handed over?</source>
        <translation>十交，哪些交清了？</translation>
    </message>
    <message>
        <source>Which of the five are true?</source>
        <translation>五不交，哪些都没有？</translation>
    </message>
    <message>
        <source>more of these</source>
        <translation>这一块还有</translation>
    </message>
    <message>
        <source>which shift</source>
        <translation>哪个班</translation>
    </message>
    <message>
        <source>{ticked} of {count}</source>
        <translation>{ticked} / {count}</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>{count} ticked</source>
        <translation>{count} 已勾</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Choose an answer</source>
        <translation>选一个答案</translation>
    </message>
    <message>
        <source>it leads on by itself</source>
        <translation>选了就往下走</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>现在不行</translation>
    </message>
    <message>
        <source>What is checked?</source>
        <translation>查什么？</translation>
    </message>
    <message>
        <source>Take the check weight whose name you read here.</source>
        <translation>按这里的编号拿砝码。</translation>
    </message>
    <message>
        <source>Empty pan</source>
        <translation>空秤</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>Every step is done. The run stays open until this is settled.</source>
        <translation>步骤都做完了。这里理清才能关闭。</translation>
    </message>
    <message>
        <source>Weigh it</source>
        <translation>去称</translation>
    </message>
    <message>
        <source>Weigh what is missing</source>
        <translation>补称漏掉的</translation>
    </message>
    <message>
        <source>if a part was left out</source>
        <translation>如果还有漏称的</translation>
    </message>
    <message>
        <source>found on the bench</source>
        <translation>台面上找到的</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back the last</source>
        <translation>撤回最后一件</translation>
    </message>
    <message>
        <source>The balance is settled</source>
        <translation>物料已平</translation>
    </message>
    <message>
        <source>More came out than went in</source>
        <translation>出的比进的多</translation>
    </message>
    <message>
        <source>Something is probably missing</source>
        <translation>可能漏称了东西</translation>
    </message>
    <message>
        <source>with a reason</source>
        <translation>要写原因</translation>
    </message>
    <message>
        <source>a supervisor signs</source>
        <translation>班长签字</translation>
    </message>
    <message>
        <source>nothing is missing</source>
        <translation>没有漏的</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the run</source>
        <translation>关闭本包</translation>
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
        <source>GS1 serial number</source>
        <translation>GS1 序列号</translation>
    </message>
    <message>
        <source>passport link, GS1 serial number</source>
        <translation>护照链接，GS1 序列号</translation>
    </message>
    <message>
        <source>maker&apos;s data fields</source>
        <translation>厂家数据栏</translation>
    </message>
    <message>
        <source>web link, never opened</source>
        <translation>网址，从不打开</translation>
    </message>
    <message>
        <source>passport name (URN)</source>
        <translation>护照名称（URN）</translation>
    </message>
    <message>
        <source>Tesla serial number</source>
        <translation>特斯拉序列号</translation>
    </message>
    <message>
        <source>NIO part code</source>
        <translation>蔚来零件码</translation>
    </message>
    <message>
        <source>asset number (UUID)</source>
        <translation>资产编号（UUID）</translation>
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
        <translation>我方标签</translation>
    </message>
    <message>
        <source>form not known, kept as it is</source>
        <translation>形式未知，原样保存</translation>
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
        <translation>{number} 位，手输</translation>
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
    <name>Commands</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
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
    <name>ContainerPage</name>
    <message>
        <source>Put the empty container on</source>
        <translation>把空容器放上秤</translation>
    </message>
    <message>
        <source>Hands off. It is recorded by itself.</source>
        <translation>松手。自动记录。</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>称重中</translation>
    </message>
    <message>
        <source>by itself, hands off</source>
        <translation>自动，松手</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>It has no label</source>
        <translation>它没有标签</translation>
    </message>
    <message>
        <source>Recorded: {text}, {tare}. Its label is printed: stick it on.</source>
        <translation>已记录：{text}，{tare}。标签已打印，请贴上。</translation>
    </message>
    <message>
        <source>Recorded: {text}, {tare}.</source>
        <translation>已记录：{text}，{tare}。</translation>
    </message>
    <message>
        <source>a new one of ours</source>
        <translation>我方新标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Known until now</source>
        <translation>原有皮重</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>秤</translation>
    </message>
</context>
<context>
    <name>CountersignPage</name>
    <message>
        <source>Second person: take it back</source>
        <translation>第二人签字：撤回</translation>
    </message>
    <message>
        <source>Second person: the typed weight</source>
        <translation>第二人签字：手输重量</translation>
    </message>
    <message>
        <source>Second person: the typed reading</source>
        <translation>第二人：核对手输读数</translation>
    </message>
    <message>
        <source>Second person: leave the pack</source>
        <translation>第二人：离开这个包</translation>
    </message>
    <message>
        <source>Supervisor: close the run</source>
        <translation>班长签字：关闭本包</translation>
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
        <source>Holds known</source>
        <translation>已知扣留</translation>
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
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>还没收到</translation>
    </message>
    <message>
        <source>{count}, heard {time}</source>
        <translation>{count} 个，{time} 收到</translation>
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
        <source>{count} photographs to go</source>
        <translation>还有 {count} 张照片待送</translation>
    </message>
    <message>
        <source>The registry has signed for every entry. Photographs follow by themselves.</source>
        <translation>每条记录登记处都已签收，照片会自动补送。</translation>
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
        <source>all delivered</source>
        <translation>全部送达</translation>
    </message>
    <message>
        <source>{count} wait, {size} MB</source>
        <translation>{count} 件待送，{size} MB</translation>
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
    <name>DeviatePage</name>
    <message>
        <source>What did you find?</source>
        <translation>发现了什么？</translation>
    </message>
    <message>
        <source>What is not listed: abort, or call the supervisor.</source>
        <translation>这里没有的：中止，或叫班长。</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不变</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂离</translation>
    </message>
</context>
<context>
    <name>DifferencePage</name>
    <message>
        <source>What changed: {versions}</source>
        <translation>改了什么：{versions}</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>完全相同。</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>stricter {stricter}, looser {looser}</source>
        <translation>更严 {stricter}，更松 {looser}</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} 处不同</translation>
    </message>
    <message>
        <source>{what}: {change}</source>
        <translation>{what}：{change}</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改了</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Name</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Hash of the file</source>
        <translation>文件指纹</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>适用种类</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>For classes</source>
        <translation>适用分级</translation>
    </message>
    <message>
        <source>Released by a supervisor</source>
        <translation>须班长放行</translation>
    </message>
    <message>
        <source>New way off</source>
        <translation>新增分支</translation>
    </message>
    <message>
        <source>Way off taken out</source>
        <translation>取消分支</translation>
    </message>
    <message>
        <source>Way off moved</source>
        <translation>分支移位</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现的情况</translation>
    </message>
    <message>
        <source>Offered at</source>
        <translation>可选的步骤</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>做完去向</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>新增步骤</translation>
    </message>
    <message>
        <source>Step taken out</source>
        <translation>取消步骤</translation>
    </message>
    <message>
        <source>Step moved</source>
        <translation>步骤移位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>State it leaves</source>
        <translation>做完后的状态</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>资质</translation>
    </message>
    <message>
        <source>Protective gear</source>
        <translation>防护用品</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Least seconds</source>
        <translation>最短秒数</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>产出</translation>
    </message>
    <message>
        <source>Way on</source>
        <translation>走法</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Owed from</source>
        <translation>从哪一步起必做</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>停工点</translation>
    </message>
    <message>
        <source>What opens the hold</source>
        <translation>放行方式</translation>
    </message>
    <message>
        <source>What to do when it fails</source>
        <translation>不合格时怎么做</translation>
    </message>
    <message>
        <source>Re-readings</source>
        <translation>可重测次数</translation>
    </message>
    <message>
        <source>New point</source>
        <translation>新增测点</translation>
    </message>
    <message>
        <source>Point taken out</source>
        <translation>取消测点</translation>
    </message>
    <message>
        <source>Point moved</source>
        <translation>测点移位</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Good side of the limit</source>
        <translation>限值哪边合格</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>新增选项</translation>
    </message>
    <message>
        <source>Answer taken out</source>
        <translation>取消选项</translation>
    </message>
    <message>
        <source>Answer moved</source>
        <translation>选项移位</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Answer leads to</source>
        <translation>选项去向</translation>
    </message>
    <message>
        <source>stricter</source>
        <translation>更严</translation>
    </message>
    <message>
        <source>looser</source>
        <translation>更松</translation>
    </message>
    <message>
        <source>stricter and looser</source>
        <translation>有严有松</translation>
    </message>
    <message>
        <source>whole document</source>
        <translation>整份文件</translation>
    </message>
    <message>
        <source>way off {line}</source>
        <translation>分支 {line}</translation>
    </message>
    <message>
        <source>{place}, old version</source>
        <translation>旧版{place}</translation>
    </message>
    <message>
        <source>way off {line}, step {number}</source>
        <translation>分支 {line} 第 {number} 步</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>DoPage</name>
    <message>
        <source>Seen, go on</source>
        <translation>看过了，继续</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>做好了</translation>
    </message>
    <message>
        <source>making safe: {number} of {count}</source>
        <translation>安全处理 {number} / {count}</translation>
    </message>
    <message>
        <source>then the next step</source>
        <translation>接着下一步</translation>
    </message>
    <message>
        <source>then the run is over</source>
        <translation>之后拆解结束</translation>
    </message>
    <message>
        <source>then step {number}</source>
        <translation>接着第 {number} 步</translation>
    </message>
</context>
<context>
    <name>DocumentPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>图纸</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>another person</source>
        <translation>换一个人</translation>
    </message>
    <message>
        <source>for publication</source>
        <translation>请人发布</translation>
    </message>
    <message>
        <source>it is not proven</source>
        <translation>未通过证明</translation>
    </message>
    <message>
        <source>look at the changes first</source>
        <translation>先看改了什么</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>no other</source>
        <translation>没有别的版本</translation>
    </message>
    <message>
        <source>Drawn up by</source>
        <translation>起草人</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>发布人</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Nobody works by this file. What is wrong stands below.</source>
        <translation>此文件不可用。问题见下。</translation>
    </message>
    <message>
        <source>way off, offered at {numbers}</source>
        <translation>分支，可在第 {numbers} 步选</translation>
    </message>
    <message>
        <source>way off</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
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
        <source>sheet for the fire brigade printed</source>
        <translation>消防清单已打印</translation>
    </message>
    <message>
        <source>sheet for the fire brigade sent, look for it</source>
        <translation>消防用纸已发送，去看出来没有</translation>
    </message>
    <message>
        <source>NO sheet: printer does not print</source>
        <translation>消防清单没打出来：打印机不工作</translation>
    </message>
    <message>
        <source>{told}; {paper}</source>
        <translation>{told}；{paper}</translation>
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
        <translation>重量</translation>
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
        <translation>电芯</translation>
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
    <name>EmptyPage</name>
    <message>
        <source>By which procedure?</source>
        <translation>按哪个规程？</translation>
    </message>
    <message>
        <source>Which pack is opened?</source>
        <translation>拆哪个包？</translation>
    </message>
    <message>
        <source>Scan its traveller, or choose it here.</source>
        <translation>扫流转卡，或在这里选。</translation>
    </message>
    <message>
        <source>No pack here may be opened now.</source>
        <translation>现在没有可以拆的包。</translation>
    </message>
    <message>
        <source>By procedure {name}, version {version}: {title}</source>
        <translation>按规程 {name} 版本 {version}：{title}</translation>
    </message>
    <message>
        <source>choose a pack first</source>
        <translation>先选一个包</translation>
    </message>
    <message>
        <source>choose a procedure</source>
        <translation>先选规程</translation>
    </message>
    <message>
        <source>held elsewhere</source>
        <translation>别站扣留</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>开始拆</translation>
    </message>
    <message>
        <source>Find a pack</source>
        <translation>找包</translation>
    </message>
    <message>
        <source>Show its traveller to the camera.</source>
        <translation>流转卡对准摄像头。</translation>
    </message>
    <message>
        <source>Another pack</source>
        <translation>换一个包</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>no procedure for it</source>
        <translation>没有适用规程</translation>
    </message>
    <message>
        <source>make safe only</source>
        <translation>只做安全处理</translation>
    </message>
</context>
<context>
    <name>EndedPage</name>
    <message>
        <source>The pack goes to quarantine</source>
        <translation>此包送隔离区</translation>
    </message>
    <message>
        <source>The pack is dismantled</source>
        <translation>此包已拆完</translation>
    </message>
    <message>
        <source>It must not be opened again. Energy state: {energy}.</source>
        <translation>不准再开。电状态：{energy}。</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>已存</translation>
    </message>
    <message>
        <source>the run is recorded</source>
        <translation>拆解过程已记录</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>产出</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Not weighed</source>
        <translation>未称</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>规程</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>物料平衡</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>中止于</translation>
    </message>
    <message>
        <source>at step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>Take the printed label, stick it on the pack</source>
        <translation>取打印的标签，贴到包上</translation>
    </message>
    <message>
        <source>Move the pack to quarantine, two people</source>
        <translation>两人把包移到隔离区</translation>
    </message>
    <message>
        <source>Tell the supervisor</source>
        <translation>告诉班长</translation>
    </message>
    <message>
        <source>Take the parts to their places</source>
        <translation>零件送到各自位置</translation>
    </message>
    <message>
        <source>Scan each of our labels once</source>
        <translation>我方标签每张扫一次</translation>
    </message>
    <message>
        <source>Clear the bench for the next pack</source>
        <translation>清台，准备下一个包</translation>
    </message>
    <message>
        <source>Do this now</source>
        <translation>现在做</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Signed too by</source>
        <translation>第二人签字</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Printed by the instrument</source>
        <translation>仪器示值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪器</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>EvidenceTable</name>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未过</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>没有读数</translation>
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
        <translation>停止作业：本站无法记录</translation>
    </message>
    <message>
        <source>Stop work: the records are not what they were</source>
        <translation>停止作业：记录已非原样</translation>
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
    <message>
        <source>Call your supervisor and plant IT. Nothing here is deleted.</source>
        <translation>请叫班长和厂内 IT。此处不删除任何内容。</translation>
    </message>
    <message>
        <source>Supervisor and a second person, in a terminal: {command}</source>
        <translation>班长与另一人在终端输入：{command}</translation>
    </message>
    <message>
        <source>Plant IT, in a terminal: {command}</source>
        <translation>厂内 IT 在终端输入：{command}</translation>
    </message>
</context>
<context>
    <name>FreezePage</name>
    <message>
        <source>Freeze the numbers of this shift?</source>
        <translation>定稿本班数字？</translation>
    </message>
    <message>
        <source>They never change afterwards. Corrections go on the next sheet.</source>
        <translation>定稿后不再改。更正写在下一张单上。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>交代</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>being frozen</source>
        <translation>正在定稿</translation>
    </message>
    <message>
        <source>the numbers never change</source>
        <translation>数字不再改</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Do first</source>
        <translation>交代</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>{ticked} of {count} ticked</source>
        <translation>{ticked} / {count} 已勾</translation>
    </message>
    <message>
        <source>notes: {count}</source>
        <translation>备注 {count} 条</translation>
    </message>
</context>
<context>
    <name>HandingPage</name>
    <message>
        <source>{tag} is back?</source>
        <translation>{tag} 回来了？</translation>
    </message>
    <message>
        <source>Hand on {tag}?</source>
        <translation>转出 {tag}？</translation>
    </message>
    <message>
        <source>Traveller read</source>
        <translation>流转卡已读</translation>
    </message>
    <message>
        <source>Scan the traveller on it</source>
        <translation>扫包上的流转卡</translation>
    </message>
    <message>
        <source>It gets a new traveller. Destroy the old one.</source>
        <translation>会印新流转卡。旧卡请销毁。</translation>
    </message>
    <message>
        <source>For station {mark} only</source>
        <translation>只转给工位 {mark}</translation>
    </message>
    <message>
        <source>For one alone: scan a traveller of it.</source>
        <translation>只给一个工位：扫它的任一流转卡。</translation>
    </message>
    <message>
        <source>For any of our stations</source>
        <translation>本厂任一工位都可接</translation>
    </message>
</context>
<context>
    <name>HandingRail</name>
    <message>
        <source>Yes, it is back</source>
        <translation>对，已回来</translation>
    </message>
    <message>
        <source>Hand it on</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>it goes with its paper</source>
        <translation>连流转卡一起走</translation>
    </message>
    <message>
        <source>print a new traveller</source>
        <translation>印新流转卡</translation>
    </message>
    <message>
        <source>scan its traveller</source>
        <translation>先扫流转卡</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Any station</source>
        <translation>任一工位</translation>
    </message>
    <message>
        <source>Not opened here any more</source>
        <translation>本站不再拆</translation>
    </message>
</context>
<context>
    <name>HeldPage</name>
    <message>
        <source>This reading stays. A new one does not replace it.</source>
        <translation>此读数保留，重测不会覆盖它。</translation>
    </message>
    <message>
        <source>Do this now</source>
        <translation>现在做</translation>
    </message>
    <message>
        <source>no tries left</source>
        <translation>不能再测了</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重测</translation>
    </message>
    <message>
        <source>Going on is not possible.</source>
        <translation>不能继续。</translation>
    </message>
    <message>
        <source>no reading, no way on</source>
        <translation>没有读数，不能继续</translation>
    </message>
    <message>
        <source>the voltage is too low</source>
        <translation>电压太低</translation>
    </message>
    <message>
        <source>dangerous voltage is still there</source>
        <translation>仍有危险电压</translation>
    </message>
    <message>
        <source>the insulation is too low</source>
        <translation>绝缘太低</translation>
    </message>
    <message>
        <source>it is too hot</source>
        <translation>温度太高</translation>
    </message>
    <message>
        <source>too much gas</source>
        <translation>气体超限</translation>
    </message>
    <message>
        <source>too little oxygen</source>
        <translation>氧气不足</translation>
    </message>
    <message>
        <source>Step {number}, {point}, recorded {time}</source>
        <translation>第 {number} 步·{point}·{time} 记录</translation>
    </message>
</context>
<context>
    <name>HoldFrame</name>
    <message>
        <source>HOLD: {what}</source>
        <translation>停止点：{what}</translation>
    </message>
</context>
<context>
    <name>IncomingPage</name>
    <message>
        <source>Which file becomes a draft?</source>
        <translation>哪个文件作草稿？</translation>
    </message>
    <message>
        <source>Files are being looked for.</source>
        <translation>正在找文件。</translation>
    </message>
    <message>
        <source>No file is there. Put in a stick, or use the import folder, and look again.</source>
        <translation>没有文件。插上 U 盘，或放进 import 文件夹，再找一次。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>{folder}, {size} kB</source>
        <translation>{folder}，{size} kB</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>take it</source>
        <translation>取用</translation>
    </message>
</context>
<context>
    <name>InstructionsPage</name>
    <message>
        <source>What does the next shift do first?</source>
        <translation>下一班先做什么？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>好了</translation>
    </message>
    <message>
        <source>to the last look</source>
        <translation>回到最后一看</translation>
    </message>
</context>
<context>
    <name>IntakeNotices</name>
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
        <translation>电芯</translation>
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
        <translation>鼓胀</translation>
    </message>
    <message>
        <source>swollen cell</source>
        <translation>电芯鼓胀</translation>
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
    <name>ItemsPage</name>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未了的事。</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐条看</translation>
    </message>
    <message>
        <source>{done} / {count} seen</source>
        <translation>{done} / {count} 已看</translation>
    </message>
    <message>
        <source>items to go: {count}</source>
        <translation>还差 {count} 条</translation>
    </message>
    <message>
        <source>badge and PIN follow</source>
        <translation>接着出示工牌、输密码</translation>
    </message>
    <message>
        <source>Scan each on the paper</source>
        <translation>逐条扫纸上的码</translation>
    </message>
    <message>
        <source>No code: touch it.</source>
        <translation>没有码的，点一下。</translation>
    </message>
    <message>
        <source>The sheet was not printed yet: see it, print it.</source>
        <translation>交接单还没打印：看交接单，打印。</translation>
    </message>
    <message>
        <source>codes not read: {count}</source>
        <translation>未读的码：{count}</translation>
    </message>
    <message>
        <source>Accept the shift</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>See the sheet</source>
        <translation>看交接单</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>scan it</source>
        <translation>扫它</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>已看</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>touch it</source>
        <translation>请点</translation>
    </message>
</context>
<context>
    <name>JudgePage</name>
    <message>
        <source>Step {number} of {count}: look, decide, a second person signs</source>
        <translation>第 {number} / {count} 步：查看，判断，第二人签字</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>选一个原因</translation>
    </message>
    <message>
        <source>then the second person signs</source>
        <translation>然后第二人签字</translation>
    </message>
    <message>
        <source>Looked at it</source>
        <translation>看过了</translation>
    </message>
    <message>
        <source>then choose a reason</source>
        <translation>然后选原因</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>再看</translation>
    </message>
    <message>
        <source>If not in order</source>
        <translation>不正常时</translation>
    </message>
</context>
<context>
    <name>KeptPicture</name>
    <message>
        <source>The photograph cannot be shown. Take it again.</source>
        <translation>照片无法显示，请重拍。</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Scan the test code {count} times</source>
        <translation>把试码扫 {count} 次</translation>
    </message>
    <message>
        <source>It stands at the foot of the printed sheet of commands.</source>
        <translation>试码在扫码指令那张纸的最下面。</translation>
    </message>
    <message>
        <source>Scan {number}</source>
        <translation>第 {number} 次</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>重新试</translation>
    </message>
    <message>
        <source>Recorded as</source>
        <translation>记为</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>第 {number} 条</translation>
    </message>
</context>
<context>
    <name>KindPage</name>
    <message>
        <source>What was forgotten?</source>
        <translation>漏称的是什么？</translation>
    </message>
    <message>
        <source>Choose what it is, then put it on the scale.</source>
        <translation>选种类，再放到秤上。</translation>
    </message>
    <message>
        <source>Other kinds</source>
        <translation>其他种类</translation>
    </message>
    <message>
        <source>To the balance</source>
        <translation>回到物料平衡</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不改</translation>
    </message>
</context>
<context>
    <name>LeadButton</name>
    <message>
        <source>Show the lead&apos;s badge</source>
        <translation>请班长出示工牌</translation>
    </message>
    <message>
        <source>It is over: lead&apos;s badge</source>
        <translation>结束？班长出示工牌</translation>
    </message>
</context>
<context>
    <name>LeadPanel</name>
    <message>
        <source>Was it a false alarm?</source>
        <translation>是误报吗？</translation>
    </message>
    <message>
        <source>Make it safe</source>
        <translation>做安全处理</translation>
    </message>
    <message>
        <source>then quarantine, the run ends</source>
        <translation>然后隔离，拆解终止</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>the run goes on, all proven anew</source>
        <translation>继续拆解，全部重新确认</translation>
    </message>
    <message>
        <source>It stays an emergency</source>
        <translation>不是误报，仍是紧急</translation>
    </message>
    <message>
        <source>The lead&apos;s PIN</source>
        <translation>班长的密码</translation>
    </message>
    <message>
        <source>A supervisor shows the badge to the camera.</source>
        <translation>班长把工牌放到镜头前。</translation>
    </message>
    <message>
        <source>What becomes of the run?</source>
        <translation>这次拆解怎么办？</translation>
    </message>
    <message>
        <source>Signs: false alarm, the run goes on, all is proven anew.</source>
        <translation>签的是：误报，继续拆解，全部重新确认。</translation>
    </message>
    <message>
        <source>Signs: the pack is made safe, then quarantine.</source>
        <translation>签的是：包做安全处理，再隔离。</translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>Energy state: {energy}</source>
        <translation>电状态：{energy}</translation>
    </message>
    <message>
        <source>Leave the pack: do this first</source>
        <translation>离开这个包：先做这些</translation>
    </message>
    <message>
        <source>Tick what is done. Two people sign.</source>
        <translation>做完一项点一项，两人签字。</translation>
    </message>
    <message>
        <source>Begun: {steps}</source>
        <translation>已动手：{steps}</translation>
    </message>
    <message>
        <source>Nothing was begun that must be made safe.</source>
        <translation>还没有动过需要做安全处理的东西。</translation>
    </message>
    <message>
        <source>Nothing that was proven lapses.</source>
        <translation>已确认的都继续有效。</translation>
    </message>
    <message>
        <source>Proven anew when you are back</source>
        <translation>回来后要重新确认</translation>
    </message>
    <message>
        <source>{count} of {all} done</source>
        <translation>已做 {count}/{all}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on: why</source>
        <translation>继续：选原因</translation>
    </message>
    <message>
        <source>I stay</source>
        <translation>不走</translation>
    </message>
    <message>
        <source>I stay with it</source>
        <translation>不走，守着它</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
</context>
<context>
    <name>LeftPage</name>
    <message>
        <source>This pack was left</source>
        <translation>这个包有人离开过</translation>
    </message>
    <message>
        <source>Nothing may be worked before you are back at it.</source>
        <translation>回到包旁之前什么都不能做。</translation>
    </message>
    <message>
        <source>Look at the pack before you touch it</source>
        <translation>动手前先看包</translation>
    </message>
    <message>
        <source>Smoke, hissing, smell or warmer than beside it: emergency.</source>
        <translation>冒烟、嘶嘶响、有气味、比旁边热：按紧急。</translation>
    </message>
    <message>
        <source>These are proven anew when a step needs them</source>
        <translation>下面这些，步骤要用时重新确认</translation>
    </message>
    <message>
        <source>Nothing that was proven has lapsed.</source>
        <translation>已确认的都还有效。</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>step {number} first</source>
        <translation>先做第 {number} 步</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>我回来了</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Abort, make safe</source>
        <translation>中止，做安全处理</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
    <message>
        <source>Comes first</source>
        <translation>先重做</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>By</source>
        <translation>离开的人</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Energy state</source>
        <translation>电状态</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>停在</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>包</translation>
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
    <name>LibraryWords</name>
    <message>
        <source>in force</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已有新版</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>未通过证明</translation>
    </message>
    <message>
        <source>kept for a run</source>
        <translation>仅留给在拆的包</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>to be published</source>
        <translation>待发布</translation>
    </message>
    <message>
        <source>the file is gone, or is not the one that was published</source>
        <translation>文件不在，或不是发布的那一份</translation>
    </message>
    <message>
        <source>put the published file back, or publish the document anew with another version</source>
        <translation>放回发布的文件，或换版本重新发布</translation>
    </message>
    <message>
        <source>this site has published another document with the same id and version</source>
        <translation>本厂已用同样编号和版本发布了另一份</translation>
    </message>
    <message>
        <source>give the shipped one another version</source>
        <translation>给随程序来的那份换版本</translation>
    </message>
    <message>
        <source>a run is under way by another document with the same id and version</source>
        <translation>正按同编号同版本的另一份在拆</translation>
    </message>
    <message>
        <source>end the run; what has changed gets another version</source>
        <translation>做完在拆的；改动的要换版本</translation>
    </message>
    <message>
        <source>the file is gone, or is not the one that was drafted</source>
        <translation>文件不在，或不是起草的那一份</translation>
    </message>
    <message>
        <source>drop the draft and bring the file in again</source>
        <translation>放弃草稿，重新导入文件</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>not usable, {count} defects</source>
        <translation>不可用，{count} 处错误</translation>
    </message>
    <message>
        <source>proven: {counts}</source>
        <translation>已证明：{counts}</translation>
    </message>
    <message>
        <source>not proven, {count} defects</source>
        <translation>未通过证明，{count} 处缺陷</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Withdrawn on {since}: {reason}.</source>
        <translation>{since} 停用：{reason}。</translation>
    </message>
    <message>
        <source>New runs use {newer}. Runs under way keep this.</source>
        <translation>新开工用 {newer}。在拆的照旧。</translation>
    </message>
    <message>
        <source>Its file is gone or another one. Only the run under way keeps it.</source>
        <translation>文件不在或变了。只留给在拆的包。</translation>
    </message>
    <message>
        <source>Not proven by the rules in force. Nothing is begun by it.</source>
        <translation>未通过现行规则证明，不能开工。</translation>
    </message>
    <message>
        <source>no longer on the roster</source>
        <translation>已不在名册</translation>
    </message>
</context>
<context>
    <name>LinePage</name>
    <message>
        <source>{device}: is this right?</source>
        <translation>{device}：对不对？</translation>
    </message>
    <message>
        <source>Recorded as</source>
        <translation>记为</translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation>第 {number} 条</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>It is wrong</source>
        <translation>不对</translation>
    </message>
    <message>
        <source>Other speed</source>
        <translation>换波特率</translation>
    </message>
    <message>
        <source>Recorded: it does what it should.</source>
        <translation>已记录：工作正常。</translation>
    </message>
    <message>
        <source>Recorded: it does not do what it should.</source>
        <translation>已记录：不正常。</translation>
    </message>
    <message>
        <source>Compare it with the device.</source>
        <translation>和设备上显示的比一比。</translation>
    </message>
    <message>
        <source>It is set up here. Put a weight on, or scan.</source>
        <translation>已装在本站。放砝码，或扫一个码。</translation>
    </message>
    <message>
        <source>Nothing comes yet. Put a weight on, scan, or tread.</source>
        <translation>还没来数据。放砝码、扫码或踩一下。</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>解读为</translation>
    </message>
</context>
<context>
    <name>LinesPage</name>
    <message>
        <source>{device}: which line?</source>
        <translation>{device}：接在哪个口？</translation>
    </message>
    <message>
        <source>This computer has no serial line. Plug the device in and look again.</source>
        <translation>这台电脑没有串口。插上设备再看。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>number {serial}</source>
        <translation>编号 {serial}</translation>
    </message>
    <message>
        <source>says nothing of itself</source>
        <translation>没报名称</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空着</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Procedures</source>
        <translation>作业文件</translation>
    </message>
    <message>
        <source>The library is being read.</source>
        <translation>正在读取。</translation>
    </message>
    <message>
        <source>There is no procedure here.</source>
        <translation>没有作业文件。</translation>
    </message>
    <message>
        <source>engineer or supervisor</source>
        <translation>工艺员或班长</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Proven by the rules</source>
        <translation>证明所依规则</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Which device do you try?</source>
        <translation>试哪个设备？</translation>
    </message>
    <message>
        <source>What comes of it is recorded.</source>
        <translation>试的结果会记下来。</translation>
    </message>
    <message>
        <source>key times, Caps Lock, keyboard layout</source>
        <translation>按键间隔、大写锁定、键盘布局</translation>
    </message>
    <message>
        <source>Hand scanner that types</source>
        <translation>键盘式扫码枪</translation>
    </message>
    <message>
        <source>which line, what comes off it</source>
        <translation>接在哪个口，来了什么</translation>
    </message>
</context>
<context>
    <name>LiveLine</name>
    <message>
        <source>Gas now: too old</source>
        <translation>气体：读数太旧</translation>
    </message>
    <message>
        <source>Gas now</source>
        <translation>气体现在</translation>
    </message>
    <message>
        <source>Meter now: moving</source>
        <translation>电压表：还在动</translation>
    </message>
    <message>
        <source>Meter now: too old</source>
        <translation>电压表：太旧</translation>
    </message>
    <message>
        <source>Meter now: settled</source>
        <translation>电压表：已稳定</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Scan a part or a pack</source>
        <translation>扫描零件或电池包</translation>
    </message>
    <message>
        <source>Its parent and its parts are shown.</source>
        <translation>显示来自哪个包，拆出了什么。</translation>
    </message>
    <message>
        <source>{tag}: {count} out of it</source>
        <translation>{tag}：拆出 {count} 件</translation>
    </message>
    <message>
        <source>choose a part with our label</source>
        <translation>先选一个贴我方标签的零件</translation>
    </message>
    <message>
        <source>Print label again</source>
        <translation>补打标签</translation>
    </message>
    <message>
        <source>scan its pack first</source>
        <translation>先扫它的包</translation>
    </message>
    <message>
        <source>Scan a tray</source>
        <translation>扫整盘</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>称皮重</translation>
    </message>
    <message>
        <source>empty container</source>
        <translation>空容器</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>Out of it</source>
        <translation>拆出</translation>
    </message>
    <message>
        <source>Went in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Read back: the label is good.</source>
        <translation>已回读：标签可用。</translation>
    </message>
    <message>
        <source>Print {number} is ordered. Scan it where it sticks.</source>
        <translation>第 {number} 次打印已下单。贴好后扫一下。</translation>
    </message>
    <message>
        <source>weight typed</source>
        <translation>手输重量</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>label read back</source>
        <translation>标签已回读</translation>
    </message>
    <message>
        <source>label not printed</source>
        <translation>标签未打印</translation>
    </message>
    <message>
        <source>label printed {count} times</source>
        <translation>标签已打印 {count} 次</translation>
    </message>
    <message>
        <source>No scale here</source>
        <translation>本站没有秤</translation>
    </message>
    <message>
        <source>{name} {id}</source>
        <translation>{name} {id}</translation>
    </message>
    <message>
        <source>Max {max}, e = {e}, zero within {zero}</source>
        <translation>最大 {max}，e = {e}，零点允许 {zero}</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再查</translation>
    </message>
    <message>
        <source>Another check</source>
        <translation>先查别的</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check empty pan</source>
        <translation>查空秤</translation>
    </message>
    <message>
        <source>Put weight on</source>
        <translation>放检查砝码</translation>
    </message>
</context>
<context>
    <name>MeasurePage</name>
    <message>
        <source>To the release</source>
        <translation>去放行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>every point is read</source>
        <translation>每点都已测</translation>
    </message>
    <message>
        <source>point {number} of {count}</source>
        <translation>第 {number} 点，共 {count} 点</translation>
    </message>
    <message>
        <source>Type reading</source>
        <translation>输入读数</translation>
    </message>
    <message>
        <source>Take reading</source>
        <translation>记录读数</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重测</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重测</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>What else?</source>
        <translation>还要做什么？</translation>
    </message>
    <message>
        <source>The run stays where it is.</source>
        <translation>拆解停在这一步。</translation>
    </message>
    <message>
        <source>The pieces carry no code: print ours</source>
        <translation>零件无码：打印我方标签</translation>
    </message>
    <message>
        <source>The pieces carry codes: scan them</source>
        <translation>零件有码：扫码</translation>
    </message>
    <message>
        <source>No container: it lies on the scale alone</source>
        <translation>不用容器：直接放秤上</translation>
    </message>
    <message>
        <source>Type the weight from a display</source>
        <translation>照显示屏手输重量</translation>
    </message>
    <message>
        <source>Take back the last output</source>
        <translation>撤回最后一件</translation>
    </message>
    <message>
        <source>Something found</source>
        <translation>发现异常</translation>
    </message>
    <message>
        <source>Leave the pack: two people</source>
        <translation>离开这个包：要两个人</translation>
    </message>
    <message>
        <source>The balance: every weighing</source>
        <translation>物料平衡：每次称重</translation>
    </message>
    <message>
        <source>To the queue, the run stays open</source>
        <translation>回列表，拆解不结束</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>Which shift ends?</source>
        <translation>哪个班下班？</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>who takes over</source>
        <translation>谁接班</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
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
        <translation>贴我方标签</translation>
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
        <source>Type: {name} in {unit}</source>
        <translation>输入{name}（{unit}）</translation>
    </message>
    <message>
        <source>As the instrument shows it, with its point.</source>
        <translation>照仪表显示输入，带小数点。</translation>
    </message>
    <message>
        <source>as the instrument shows it</source>
        <translation>照仪表显示</translation>
    </message>
    <message>
        <source>no such number yet</source>
        <translation>还不是有效数字</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输完了</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>More: &gt;</source>
        <translation>大于：&gt;</translation>
    </message>
    <message>
        <source>Minus: −</source>
        <translation>负号：−</translation>
    </message>
</context>
<context>
    <name>OneChangePage</name>
    <message>
        <source>Before, {where}</source>
        <translation>改前，{where}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>改后</translation>
    </message>
</context>
<context>
    <name>OneDefectPage</name>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>怎么改</translation>
    </message>
</context>
<context>
    <name>OutputPage</name>
    <message>
        <source>Nothing more to weigh here</source>
        <translation>这一步不用再称</translation>
    </message>
    <message>
        <source>{count} recorded here</source>
        <translation>这一步已记 {count} 件</translation>
    </message>
    <message>
        <source>To the balance</source>
        <translation>回到物料平衡</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>is asked once more</source>
        <translation>会再问一次</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>没有产出</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More ways</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No code: print ours</source>
        <translation>无码：打我方标签</translation>
    </message>
    <message>
        <source>Recorded. Go on.</source>
        <translation>已记录，继续。</translation>
    </message>
    <message>
        <source>Put it on and choose what it is.</source>
        <translation>放上秤，选是什么。</translation>
    </message>
    <message>
        <source>Scan the piece&apos;s code. Then put it on.</source>
        <translation>先扫零件的码，再放上秤。</translation>
    </message>
    <message>
        <source>Put it on, hands off. It is recorded by itself.</source>
        <translation>放上秤，松手，自动记录。</translation>
    </message>
    <message>
        <source>The scale is empty: put the next part on, or go on</source>
        <translation>秤上没有东西：放下一件，或继续</translation>
    </message>
    <message>
        <source>weight typed</source>
        <translation>手输重量</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>label read back</source>
        <translation>标签已回读</translation>
    </message>
    <message>
        <source>label is being printed</source>
        <translation>标签打印中</translation>
    </message>
    <message>
        <source>stick label on, scan it</source>
        <translation>贴上标签，扫一下</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>零件码</translation>
    </message>
    <message>
        <source>our label is printed</source>
        <translation>打我方标签</translation>
    </message>
</context>
<context>
    <name>OutputTiles</name>
    <message>
        <source>{name}, typed</source>
        <translation>{name}（手输）</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>OutputsReasons</name>
    <message>
        <source>Torn or dirty</source>
        <translation>破损或脏污</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>The printer did not print it</source>
        <translation>打印机没打出来</translation>
    </message>
</context>
<context>
    <name>Page</name>
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
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Printed.</source>
        <translation>已打印。</translation>
    </message>
    <message>
        <source>It cannot be drawn.</source>
        <translation>画不出来。</translation>
    </message>
    <message>
        <source>It is being drawn.</source>
        <translation>正在绘制。</translation>
    </message>
    <message>
        <source>being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>graph and card</source>
        <translation>流程图和操作卡</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>图纸</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Received</source>
        <translation>收料</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>检查已回答</translation>
    </message>
    <message>
        <source>Looked at again at the bench</source>
        <translation>上台前复查</translation>
    </message>
    <message>
        <source>Weighed: {mass}</source>
        <translation>称重：{mass}</translation>
    </message>
    <message>
        <source>Class {class}, to its place</source>
        <translation>{class} 类，入库位</translation>
    </message>
    <message>
        <source>Quarantine, class {class}</source>
        <translation>隔离，{class} 类</translation>
    </message>
    <message>
        <source>Handed on, paper {paper}</source>
        <translation>已转出，流转卡 {paper}</translation>
    </message>
    <message>
        <source>Came back, paper {paper}</source>
        <translation>已退回，流转卡 {paper}</translation>
    </message>
    <message>
        <source>Taken over, paper {paper}, class {class}</source>
        <translation>已接收，流转卡 {paper}，{class} 类</translation>
    </message>
    <message>
        <source>Entry {seq} taken back</source>
        <translation>第 {seq} 条记录已撤回</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>紧急情况</translation>
    </message>
    <message>
        <source>Run begun: {procedure} {version}</source>
        <translation>开始拆解：{procedure} {version}</translation>
    </message>
    <message>
        <source>{step}</source>
        <translation>{step}</translation>
    </message>
    <message>
        <source>{step}: {quantity} {value}</source>
        <translation>{step}：{quantity} {value}</translation>
    </message>
    <message>
        <source>Hold shut: {step}</source>
        <translation>停止点关闭：{step}</translation>
    </message>
    <message>
        <source>Hold opened: {step}</source>
        <translation>停止点放行：{step}</translation>
    </message>
    <message>
        <source>Deviation: {step}</source>
        <translation>偏离：{step}</translation>
    </message>
    <message>
        <source>Given up: {step}</source>
        <translation>中止：{step}</translation>
    </message>
    <message>
        <source>Given up, made safe</source>
        <translation>已中止，已做安全处理</translation>
    </message>
    <message>
        <source>Run closed: {outputs} parts, {mass}</source>
        <translation>拆解完成：{outputs} 件，{mass}</translation>
    </message>
    <message>
        <source>Run stopped by the alarm</source>
        <translation>警报停止了拆解</translation>
    </message>
    <message>
        <source>Alarm ended</source>
        <translation>警报结束</translation>
    </message>
    <message>
        <source>Left safely: {step}</source>
        <translation>安全离开：{step}</translation>
    </message>
    <message>
        <source>Taken up again: {step}</source>
        <translation>继续：{step}</translation>
    </message>
    <message>
        <source>Left without the hold</source>
        <translation>未经停止点就离开</translation>
    </message>
    <message>
        <source>{part}: {mass}</source>
        <translation>{part}：{mass}</translation>
    </message>
    <message>
        <source>Tray scanned: {codes} codes</source>
        <translation>扫描托盘：{codes} 个编码</translation>
    </message>
    <message>
        <source>Label ordered: {text}</source>
        <translation>要求打印标签：{text}</translation>
    </message>
    <message>
        <source>Label: {text}</source>
        <translation>标签：{text}</translation>
    </message>
    <message>
        <source>Spare label stuck on: {text}</source>
        <translation>贴上备用标签：{text}</translation>
    </message>
    <message>
        <source>Label read back: {text}</source>
        <translation>标签已回读：{text}</translation>
    </message>
    <message>
        <source>Gas alarm: {gas} {printed} {unit}</source>
        <translation>气体报警：{gas} {printed} {unit}</translation>
    </message>
    <message>
        <source>Gas alarm over: {gas}</source>
        <translation>气体报警解除：{gas}</translation>
    </message>
    <message>
        <source>A gas detector gives nothing</source>
        <translation>气体探测器无读数</translation>
    </message>
    <message>
        <source>All gas detectors give values again</source>
        <translation>气体探测器恢复读数</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>无读数</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手输</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>没打出来</translation>
    </message>
</context>
<context>
    <name>PastPage</name>
    <message>
        <source>What happened</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>{tag}: what happened</source>
        <translation>{tag} 的经历</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Main points</source>
        <translation>只看要点</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>Held elsewhere</source>
        <translation>别站扣留</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Who takes over?</source>
        <translation>谁接班？</translation>
    </message>
    <message>
        <source>Number, or show the badge</source>
        <translation>输工号，或出示工牌</translation>
    </message>
    <message>
        <source>or the number</source>
        <translation>或输工号</translation>
    </message>
    <message>
        <source>takes over, number {number}</source>
        <translation>接班，工号 {number}</translation>
    </message>
    <message>
        <source>Show the badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>of the one who takes over</source>
        <translation>接班人的工牌</translation>
    </message>
    <message>
        <source>the last look</source>
        <translation>最后一看</translation>
    </message>
    <message>
        <source>badge or number first</source>
        <translation>先出示工牌或输工号</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>换一个人</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
</context>
<context>
    <name>PhotoPage</name>
    <message>
        <source>Photograph the display</source>
        <translation>拍下显示屏</translation>
    </message>
    <message>
        <source>The figures must be readable in the picture.</source>
        <translation>照片上要看得清数字。</translation>
    </message>
    <message>
        <source>Can everything be seen?</source>
        <translation>都看得清吗？</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>then the second person</source>
        <translation>然后第二人</translation>
    </message>
    <message>
        <source>it stays in the record</source>
        <translation>存入记录</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Take again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Type it anew</source>
        <translation>重新输入</translation>
    </message>
</context>
<context>
    <name>PhotographPage</name>
    <message>
        <source>Photograph the display</source>
        <translation>拍下显示屏</translation>
    </message>
    <message>
        <source>The figures must be readable in the picture.</source>
        <translation>照片上要看得清数字。</translation>
    </message>
    <message>
        <source>{amount} kg, typed</source>
        <translation>{amount} kg·手输</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>then the second person</source>
        <translation>然后第二人</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>拍照</translation>
    </message>
</context>
<context>
    <name>PhrasesPage</name>
    <message>
        <source>Own words</source>
        <translation>自己写</translation>
    </message>
</context>
<context>
    <name>PointsRow</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待测</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未过</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>没有读数</translation>
    </message>
</context>
<context>
    <name>ProcedureWords</name>
    <message>
        <source>look</source>
        <translation>看</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>do</source>
        <translation>做完确认</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>weigh</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>way on</source>
        <translation>走法</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>停工点</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>产出</translation>
    </message>
    <message>
        <source>make safe</source>
        <translation>善后必做</translation>
    </message>
    <message>
        <source>HOLD, measured</source>
        <translation>停工点，测量</translation>
    </message>
    <message>
        <source>HOLD, judged</source>
        <translation>停工点，判断</translation>
    </message>
    <message>
        <source>voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>insulation</source>
        <translation>绝缘</translation>
    </message>
    <message>
        <source>surface temperature</source>
        <translation>表面温度</translation>
    </message>
    <message>
        <source>rise over the room</source>
        <translation>温升</translation>
    </message>
    <message>
        <source>oxygen</source>
        <translation>氧</translation>
    </message>
    <message>
        <source>hydrogen</source>
        <translation>氢</translation>
    </message>
    <message>
        <source>carbon monoxide</source>
        <translation>一氧化碳</translation>
    </message>
    <message>
        <source>hydrogen fluoride</source>
        <translation>氟化氢</translation>
    </message>
    <message>
        <source>organic vapour</source>
        <translation>有机挥发物</translation>
    </message>
    <message>
        <source>inform</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>make ready</source>
        <translation>作业准备</translation>
    </message>
    <message>
        <source>identify the pack</source>
        <translation>核对电池包</translation>
    </message>
    <message>
        <source>measure outside</source>
        <translation>外部测量</translation>
    </message>
    <message>
        <source>pull the service plug</source>
        <translation>拔维修开关</translation>
    </message>
    <message>
        <source>prove dead</source>
        <translation>验电</translation>
    </message>
    <message>
        <source>cap the terminals</source>
        <translation>端子套绝缘帽</translation>
    </message>
    <message>
        <source>drain coolant</source>
        <translation>放冷却液</translation>
    </message>
    <message>
        <source>open the cover</source>
        <translation>开盖</translation>
    </message>
    <message>
        <source>free glue</source>
        <translation>切胶</translation>
    </message>
    <message>
        <source>free a fastener</source>
        <translation>处理卡死紧固件</translation>
    </message>
    <message>
        <source>inspect inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>measure gas</source>
        <translation>测气体</translation>
    </message>
    <message>
        <source>cut busbars</source>
        <translation>断母排</translation>
    </message>
    <message>
        <source>measure sections</source>
        <translation>测分段电压</translation>
    </message>
    <message>
        <source>remove a part</source>
        <translation>拆零件</translation>
    </message>
    <message>
        <source>lift a module</source>
        <translation>吊模组</translation>
    </message>
    <message>
        <source>lift the block</source>
        <translation>吊电芯块</translation>
    </message>
    <message>
        <source>move the pack</source>
        <translation>移动电池包</translation>
    </message>
    <message>
        <source>feed the crusher</source>
        <translation>进破碎机</translation>
    </message>
    <message>
        <source>weigh a part</source>
        <translation>称零件</translation>
    </message>
    <message>
        <source>cover live parts</source>
        <translation>盖住带电部分</translation>
    </message>
    <message>
        <source>watch for heat</source>
        <translation>看守测温</translation>
    </message>
    <message>
        <source>set apart</source>
        <translation>隔离存放</translation>
    </message>
    <message>
        <source>clear up</source>
        <translation>清场</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
</context>
<context>
    <name>ProofPage</name>
    <message>
        <source>What the rules find</source>
        <translation>规则查出的缺陷</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>搜索范围</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>缺陷</translation>
    </message>
</context>
<context>
    <name>ProofWords</name>
    <message>
        <source>{act} is done while the pack may be more dangerous than: {wanted}</source>
        <translation>{act}：包可能比要求的更危险，须先为：{wanted}</translation>
    </message>
    <message>
        <source>{act} is done though this was not shown: {wanted}</source>
        <translation>{act}：之前没有证明：{wanted}</translation>
    </message>
    <message>
        <source>{act} is done by fewer than {wanted} people</source>
        <translation>{act}：少于 {wanted} 人</translation>
    </message>
    <message>
        <source>{act} is done without level {wanted}</source>
        <translation>{act}：没有要求资质 {wanted}</translation>
    </message>
    <message>
        <source>{act} is done without: {wanted}</source>
        <translation>{act}：缺防护：{wanted}</translation>
    </message>
    <message>
        <source>{act} may not stand in such a step ({kind})</source>
        <translation>{act}：不能放在这类步骤（{kind}）</translation>
    </message>
    <message>
        <source>{act} is forbidden on packs of class {wanted}</source>
        <translation>{act}：禁止用于 {wanted} 级包</translation>
    </message>
    <message>
        <source>The document says the pack is safer than was shown: {wanted}</source>
        <translation>文件写得比已证明的更安全，实际只证明：{wanted}</translation>
    </message>
    <message>
        <source>{act} owes {wanted}, but the run ends here without it</source>
        <translation>{act} 之后必须做 {wanted}，这里没做就结束</translation>
    </message>
    <message>
        <source>No way leads to this step</source>
        <translation>没有路走到这一步</translation>
    </message>
    <message>
        <source>No way comes to a good end</source>
        <translation>没有路能正常做完</translation>
    </message>
    <message>
        <source>Once lapsed this cannot be shown again: {wanted}</source>
        <translation>失效后无法再证明：{wanted}</translation>
    </message>
    <message>
        <source>Packs of class {wanted} are worked only by supervised documents</source>
        <translation>{wanted} 级包只能用班长放行的文件</translation>
    </message>
    <message>
        <source>More than {wanted} places, too many to search</source>
        <translation>超过 {wanted} 种状态，搜不完</translation>
    </message>
    <message>
        <source>Put the steps before it that bring the pack down.</source>
        <translation>在它之前加上降险的步骤。</translation>
    </message>
    <message>
        <source>Put a step before it that shows this, on every way.</source>
        <translation>每条路上，在它之前加一步来证明。</translation>
    </message>
    <message>
        <source>Set people to what the rule asks.</source>
        <translation>人数按规则写。</translation>
    </message>
    <message>
        <source>Set the level to what the rule asks, or higher.</source>
        <translation>资质按规则写，或更高。</translation>
    </message>
    <message>
        <source>Add it to the protective gear.</source>
        <translation>防护用品里加上它。</translation>
    </message>
    <message>
        <source>Make it a step of a kind that the rule allows.</source>
        <translation>改成规则允许的步骤类型。</translation>
    </message>
    <message>
        <source>Take the class out, or the step.</source>
        <translation>去掉这个分级，或去掉这一步。</translation>
    </message>
    <message>
        <source>State the more dangerous energy, or show the safer.</source>
        <translation>写更危险的状态，或先证明更安全。</translation>
    </message>
    <message>
        <source>Add a make-safe step with that act.</source>
        <translation>加一个做这个动作的善后步骤。</translation>
    </message>
    <message>
        <source>Take it out, or let something lead to it.</source>
        <translation>删掉它，或让某一步走到它。</translation>
    </message>
    <message>
        <source>Let at least one way come to the last step.</source>
        <translation>至少让一条路走到最后一步。</translation>
    </message>
    <message>
        <source>Let a later step give it anew before this one.</source>
        <translation>在这一步之前，让更后面的步骤重新证明。</translation>
    </message>
    <message>
        <source>Make the document supervised.</source>
        <translation>改为须班长放行。</translation>
    </message>
    <message>
        <source>Take questions or ways off out of it.</source>
        <translation>减少选择题或分支。</translation>
    </message>
    <message>
        <source>{places} places, {moves} moves searched</source>
        <translation>搜过 {places} 种状态，{moves} 步</translation>
    </message>
    <message>
        <source>whole document</source>
        <translation>整份文件</translation>
    </message>
    <message>
        <source>way off {line}: {step}</source>
        <translation>分支 {line}：{step}</translation>
    </message>
    <message>
        <source>step {number}: {step}</source>
        <translation>第 {number} 步：{step}</translation>
    </message>
    <message>
        <source>{told}, and {count} more</source>
        <translation>{told}，另有 {count} 处</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>QueuePlaces</name>
    <message>
        <source>Bench</source>
        <translation>拆解台</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Outputs, labels</source>
        <translation>产出与标签</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>去别处</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Check scales</source>
        <translation>查秤</translation>
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
        <source>Hand on</source>
        <translation>转出</translation>
    </message>
    <message>
        <source>It came back</source>
        <translation>回来了</translation>
    </message>
    <message>
        <source>Packs here</source>
        <translation>本站的包</translation>
    </message>
    <message>
        <source>go on with {tag}</source>
        <translation>继续 {tag}</translation>
    </message>
    <message>
        <source>open {tag}</source>
        <translation>拆 {tag}</translation>
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
        <translation>扣留</translation>
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
        <source>On its way</source>
        <translation>已转出</translation>
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
        <source>handed on, not opened here</source>
        <translation>已转出，本站不拆</translation>
    </message>
    <message>
        <source>dismantled, only its parts are left</source>
        <translation>已拆完，只剩零件</translation>
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
        <source>none, our own label</source>
        <translation>无码，用我方标签</translation>
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
        <translation>电芯</translation>
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
        <source>on the bench</source>
        <translation>在拆解台</translation>
    </message>
    <message>
        <source>handed on</source>
        <translation>已转出</translation>
    </message>
    <message>
        <source>dismantled</source>
        <translation>已拆完</translation>
    </message>
    <message>
        <source>set apart at bench</source>
        <translation>拆解台隔离</translation>
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
        <source>not here</source>
        <translation>不在本站</translation>
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
    <name>ReadingDial</name>
    <message>
        <source>moving</source>
        <translation>还在动</translation>
    </message>
    <message>
        <source>moving, over limit</source>
        <translation>还在动，超过上限</translation>
    </message>
    <message>
        <source>moving, under limit</source>
        <translation>还在动，低于下限</translation>
    </message>
    <message>
        <source>over limit</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>under limit</source>
        <translation>低于下限</translation>
    </message>
    <message>
        <source>stale {seconds} s</source>
        <translation>陈旧 {seconds} 秒</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>陈旧</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已稳定</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>没有读数</translation>
    </message>
    <message>
        <source>read it off, type it</source>
        <translation>读仪表，手输</translation>
    </message>
    <message>
        <source>{amount} over the limit</source>
        <translation>超出限值 {amount}</translation>
    </message>
    <message>
        <source>{amount} under the limit</source>
        <translation>低于限值 {amount}</translation>
    </message>
    <message>
        <source>gas meter {name}</source>
        <translation>气体检测仪 {name}</translation>
    </message>
    <message>
        <source>{limit}, proposed</source>
        <translation>{limit}（建议值）</translation>
    </message>
    <message>
        <source>meter {name}</source>
        <translation>电压表 {name}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>手输</translation>
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
        <source>recorded</source>
        <translation>已记入</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation>上限 {limit}</translation>
    </message>
    <message>
        <source>at least {limit}</source>
        <translation>下限 {limit}</translation>
    </message>
</context>
<context>
    <name>ReasonsPage</name>
    <message>
        <source>What is not in order?</source>
        <translation>哪里不对？</translation>
    </message>
    <message>
        <source>with these remarks</source>
        <translation>写上这些保留</translation>
    </message>
    <message>
        <source>choose what is wrong first</source>
        <translation>先点哪里不对</translation>
    </message>
    <message>
        <source>items to go: {count}</source>
        <translation>还差 {count} 条</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>有保留地接</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝接班</translation>
    </message>
    <message>
        <source>say why first</source>
        <translation>先说原因</translation>
    </message>
    <message>
        <source>To the items</source>
        <translation>回到逐条</translation>
    </message>
    <message>
        <source>If refused</source>
        <translation>如果拒接</translation>
    </message>
    <message>
        <source>a supervisor signs as witness</source>
        <translation>班长见证签字</translation>
    </message>
</context>
<context>
    <name>RefusalNotice</name>
    <message>
        <source>Not taken</source>
        <translation>没有收下</translation>
    </message>
</context>
<context>
    <name>ReleasePage</name>
    <message>
        <source>Step {number}, {title}</source>
        <translation>第 {number} 步·{title}</translation>
    </message>
    <message>
        <source>Release the hold: a second person</source>
        <translation>放行停止点：需要第二个人</translation>
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
    <name>ScalesPageBase</name>
    <message>
        <source>Not now</source>
        <translation>以后再查</translation>
    </message>
    <message>
        <source>the check stays due</source>
        <translation>仍须检查</translation>
    </message>
    <message>
        <source>there is a reading</source>
        <translation>现在有读数</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>没有读数</translation>
    </message>
</context>
<context>
    <name>ScalesWords</name>
    <message>
        <source>Pack scale</source>
        <translation>包秤</translation>
    </message>
    <message>
        <source>Parts scale</source>
        <translation>零件秤</translation>
    </message>
    <message>
        <source>Empty pan</source>
        <translation>空秤</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>检定</translation>
    </message>
    <message>
        <source>Check weight</source>
        <translation>检查砝码</translation>
    </message>
    <message>
        <source>failed {when}</source>
        <translation>不合格 {when}</translation>
    </message>
    <message>
        <source>due in this shift</source>
        <translation>本班待查</translation>
    </message>
    <message>
        <source>good {when}</source>
        <translation>合格 {when}</translation>
    </message>
    <message>
        <source>the site has none</source>
        <translation>本厂没有</translation>
    </message>
    <message>
        <source>not known until when</source>
        <translation>到期日不明</translation>
    </message>
    <message>
        <source>ended {date}</source>
        <translation>{date} 已到期</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>至 {date}</translation>
    </message>
    <message>
        <source>No reading. The check is still due.</source>
        <translation>没有读数，仍须检查。</translation>
    </message>
    <message>
        <source>Off {off}, allowed {allowed}.</source>
        <translation>偏差 {off}，允许 {allowed}。</translation>
    </message>
    <message>
        <source>Check passed and recorded.</source>
        <translation>检查合格，已记录。</translation>
    </message>
    <message>
        <source>Empty pan is not at zero.</source>
        <translation>空秤不在零点。</translation>
    </message>
    <message>
        <source>Clean the pan, zero it at the scale, check again. Weights until then are in doubt.</source>
        <translation>清洁秤盘，在秤上清零，再查一次。在此之前的重量存疑。</translation>
    </message>
    <message>
        <source>This scale weighs wrongly.</source>
        <translation>这台秤称不准。</translation>
    </message>
    <message>
        <source>Weights since the last good check are in doubt; the sheet lists them. Call service.</source>
        <translation>上次合格以后的重量都存疑，交接单上列出。请叫检修。</translation>
    </message>
    <message>
        <source>This scale drifts: it shows more and more.</source>
        <translation>这台秤在漂移：越称越重。</translation>
    </message>
    <message>
        <source>This scale drifts: it shows less and less.</source>
        <translation>这台秤在漂移：越称越轻。</translation>
    </message>
    <message>
        <source>Check after check goes one way. It still passes. Have it serviced soon.</source>
        <translation>一次比一次偏向一边，目前仍合格。请尽快检修。</translation>
    </message>
    <message>
        <source>No check weights. The site enters them in check_weights_site.toml.</source>
        <translation>没有检查砝码。由本厂写入 check_weights_site.toml。</translation>
    </message>
    <message>
        <source>{name}, off by</source>
        <translation>{name} 偏差</translation>
    </message>
    <message>
        <source>Not yet put on.</source>
        <translation>还没有放过。</translation>
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
        <source>the other half, now</source>
        <translation>请出示另一半</translation>
    </message>
    <message>
        <source>hold the label still</source>
        <translation>标签别动</translation>
    </message>
    <message>
        <source>Waiting for {tag}</source>
        <translation>等待 {tag}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读码</translation>
    </message>
    <message>
        <source>scan the pack&apos;s label</source>
        <translation>扫包的标签</translation>
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
        <source>What keeps a code from being read stands here.</source>
        <translation>读不出码的原因显示在这里。</translation>
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
        <source>From station {mark}. Now the pack&apos;s own code</source>
        <translation>来自工位 {mark}。再扫包自己的码</translation>
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
    <name>SecondLookPage</name>
    <message>
        <source>{tag} now: smoke, smell or liquid?</source>
        <translation>{tag} 现在：冒烟、异味、漏液？</translation>
    </message>
    <message>
        <source>{tag} now: hurt, swollen or burnt?</source>
        <translation>{tag} 现在：破损、鼓胀、烧痕？</translation>
    </message>
    <message>
        <source>Walk round it. Choose all that you see.</source>
        <translation>绕一圈看，看到的都选上。</translation>
    </message>
    <message>
        <source>Now? Press the black bar below and leave.</source>
        <translation>正在发生？按下方黑条，马上撤离。</translation>
    </message>
    <message>
        <source>next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>the rules decide</source>
        <translation>按规则判定</translation>
    </message>
    <message>
        <source>begin the run</source>
        <translation>开始拆解</translation>
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
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 题，共 {count} 题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>SecondPage</name>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>A pack with this code is here. This one will be held.</source>
        <translation>这个编码的包已在站内，这一个将扣留。</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>badge and PIN sign</source>
        <translation>工牌加密码即签字</translation>
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
        <translation>工牌已读，请输密码</translation>
    </message>
    <message>
        <source>Second person: show your badge</source>
        <translation>第二人：出示工牌</translation>
    </message>
    <message>
        <source>somebody else than you</source>
        <translation>不能是你自己</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>This station</source>
        <translation>本站</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
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
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>作业文件</translation>
    </message>
    <message>
        <source>Try devices</source>
        <translation>试设备</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>查秤</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Gas, readers</source>
        <translation>气体、读码</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>本站信息</translation>
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
        <source>Readers, printers</source>
        <translation>读码、打印</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Pack scale</source>
        <translation>包秤</translation>
    </message>
    <message>
        <source>Parts scale</source>
        <translation>零件秤</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>电压表</translation>
    </message>
    <message>
        <source>Gas meter</source>
        <translation>气体检测仪</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Pedal</source>
        <translation>踏板</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>单据打印机</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>{time}, checked</source>
        <translation>{time}，已检查</translation>
    </message>
    <message>
        <source>did not print</source>
        <translation>没打出来</translation>
    </message>
    <message>
        <source>files</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>set up</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>没读懂</translation>
    </message>
    <message>
        <source>{name}: Max {max}, Min {min}, e = {e}</source>
        <translation>{name}：Max {max}，Min {min}，e = {e}</translation>
    </message>
    <message>
        <source>, verified until {date}</source>
        <translation>，检定有效至 {date}</translation>
    </message>
    <message>
        <source>{name}: ±{max} V, d = {step} V</source>
        <translation>{name}：±{max} V，d = {step} V</translation>
    </message>
    <message>
        <source>, calibrated until {date}</source>
        <translation>，校准有效至 {date}</translation>
    </message>
    <message>
        <source>{name}: {model}</source>
        <translation>{name}：{model}</translation>
    </message>
    <message>
        <source>{width} × {height}</source>
        <translation>{width} × {height}</translation>
    </message>
    <message>
        <source>, {rate} a second</source>
        <translation>，每秒 {rate} 帧</translation>
    </message>
    <message>
        <source>, exposure held at {ms} ms</source>
        <translation>，曝光固定 {ms} 毫秒</translation>
    </message>
    <message>
        <source>, focus held at {focus}</source>
        <translation>，对焦固定 {focus}</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>对焦</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>. Not taken as set: {names}</source>
        <translation>。未按设置生效：{names}</translation>
    </message>
    <message>
        <source>Nothing that it shows is real.</source>
        <translation>显示的都不是真的。</translation>
    </message>
    <message>
        <source>No parts scale. Weights can only be typed.</source>
        <translation>没有零件秤。重量只能手输。</translation>
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
        <source>None on a line. One that types works without.</source>
        <translation>没接串口。键盘式的不用设置。</translation>
    </message>
    <message>
        <source>No meter. Measured holds stay shut.</source>
        <translation>没有电压表。测量的停止点不放行。</translation>
    </message>
    <message>
        <source>No gas meter. Nobody watches the air.</source>
        <translation>没有气体检测仪，空气无人监测。</translation>
    </message>
    <message>
        <source>No label printer. Labels are not printed.</source>
        <translation>没有标签打印机。标签打不出来。</translation>
    </message>
    <message>
        <source>The last job did not come out. Paper and power?</source>
        <translation>上一张没打出来。看纸和电源。</translation>
    </message>
    <message>
        <source>Labels become files, not paper.</source>
        <translation>标签存成文件，不出纸。</translation>
    </message>
    <message>
        <source>Sheets become files, not paper.</source>
        <translation>单据存成文件，不出纸。</translation>
    </message>
    <message>
        <source>It is asked when it first prints.</source>
        <translation>第一次打印时才会检查。</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Sheet {sheet}</source>
        <translation>交接单 {sheet}</translation>
    </message>
    <message>
        <source>The sheet cannot be shown. It can still be signed.</source>
        <translation>交接单显示不出来。照样可以签字。</translation>
    </message>
    <message>
        <source>The sheet is being drawn.</source>
        <translation>正在画交接单。</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打印</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>being printed</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Hand over: sign</source>
        <translation>交班签字</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Witness: sign</source>
        <translation>见证签字</translation>
    </message>
    <message>
        <source>badge and PIN</source>
        <translation>工牌加密码</translation>
    </message>
    <message>
        <source>items to go: {count}</source>
        <translation>还差 {count} 条</translation>
    </message>
    <message>
        <source>a supervisor, badge and PIN</source>
        <translation>班长，工牌加密码</translation>
    </message>
    <message>
        <source>The shift was refused. It is not handed over.</source>
        <translation>接班人拒接，班没有交成。</translation>
    </message>
    <message>
        <source>The shift is handed over. Both have signed.</source>
        <translation>交班完成，两人都已签字。</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>第 {number} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>SheetPicture</name>
    <message>
        <source>Back</source>
        <translation>往回</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>往下看</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>Earlier sheets</source>
        <translation>旧交接单</translation>
    </message>
    <message>
        <source>No shift was handed over here yet.</source>
        <translation>这里还没有交过班。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>to this shift</source>
        <translation>回到本班</translation>
    </message>
    <message>
        <source>check {code}</source>
        <translation>校验 {code}</translation>
    </message>
</context>
<context>
    <name>ShiftItems</name>
    <message>
        <source>{count} entries not at the registry</source>
        <translation>{count} 条未到登记处</translation>
    </message>
    <message>
        <source>oldest {time}</source>
        <translation>最早 {time}</translation>
    </message>
    <message>
        <source>{tag} in quarantine</source>
        <translation>{tag} 隔离</translation>
    </message>
    <message>
        <source>{tag} held, lead decides</source>
        <translation>{tag} 扣留，班长定</translation>
    </message>
    <message>
        <source>{tag} held, papers open</source>
        <translation>{tag} 扣留，单据未齐</translation>
    </message>
    <message>
        <source>class {letter}</source>
        <translation>{letter} 类</translation>
    </message>
    <message>
        <source>re-check overdue since {time}</source>
        <translation>复查已过期，应为 {time}</translation>
    </message>
    <message>
        <source>re-check {time}</source>
        <translation>复查 {time}</translation>
    </message>
    <message>
        <source>A label has not come out</source>
        <translation>有一张标签没打出来</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>称重</translation>
    </message>
    <message>
        <source>route</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>{tag} received, not finished</source>
        <translation>{tag} 收料未完</translation>
    </message>
    <message>
        <source>open: {parts}</source>
        <translation>还差：{parts}</translation>
    </message>
    <message>
        <source>{tag} handed on</source>
        <translation>{tag} 已转出</translation>
    </message>
    <message>
        <source>to {station}</source>
        <translation>去 {station}</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>尚未确认接收</translation>
    </message>
    <message>
        <source>{tag} left open, all steps done</source>
        <translation>{tag} 没关，步骤已做完</translation>
    </message>
    <message>
        <source>{tag} left at step {step} of {steps}</source>
        <translation>{tag} 拆到第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>{tag} stopped, not yet made safe</source>
        <translation>{tag} 已中止，还没做安全</translation>
    </message>
    <message>
        <source>energy: {state}</source>
        <translation>电状态：{state}</translation>
    </message>
    <message>
        <source>hold not released</source>
        <translation>停止点未放行</translation>
    </message>
    <message>
        <source>Emergency not ended</source>
        <translation>紧急状态未解除</translation>
    </message>
    <message>
        <source>Gas alarm still stands: {gas}</source>
        <translation>气体报警未解除：{gas}</translation>
    </message>
    <message>
        <source>Air not watched: {gases}</source>
        <translation>空气未监测：{gases}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{scale}: zero failed, {count} weights in doubt</source>
        <translation>{scale} 零点不合格，{count} 个重量存疑</translation>
    </message>
    <message>
        <source>{scale}: check failed, {count} weights in doubt</source>
        <translation>{scale} 砝码不合格，{count} 个重量存疑</translation>
    </message>
    <message>
        <source>Pack left by two, nobody back yet</source>
        <translation>两人离开的包，还没人回来</translation>
    </message>
    <message>
        <source>Pack left without the hold</source>
        <translation>未经双人确认离开的包</translation>
    </message>
    <message>
        <source>Hold at step {step}, not released</source>
        <translation>第 {step} 步停止点，未放行</translation>
    </message>
    <message>
        <source>Dismantling stopped, not yet made safe</source>
        <translation>拆解已中止，还没做安全</translation>
    </message>
    <message>
        <source>Weight typed: {mass}</source>
        <translation>手输重量：{mass}</translation>
    </message>
    <message>
        <source>Weight of a part typed: {mass}</source>
        <translation>手输零件重量：{mass}</translation>
    </message>
    <message>
        <source>Code typed by two people</source>
        <translation>两人手输编码</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Pack scale</source>
        <translation>包秤</translation>
    </message>
    <message>
        <source>Parts scale</source>
        <translation>零件秤</translation>
    </message>
    <message>
        <source>Voltage meter</source>
        <translation>电压表</translation>
    </message>
    <message>
        <source>Gas meter</source>
        <translation>气体检测仪</translation>
    </message>
    <message>
        <source>Hand scanner</source>
        <translation>扫码枪</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Pedal</source>
        <translation>踏板</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>Sheet printer</source>
        <translation>单据打印机</translation>
    </message>
    <message>
        <source>{device} does not work</source>
        <translation>{device}不能用</translation>
    </message>
    <message>
        <source>failed {count}×</source>
        <translation>出错 {count} 次</translation>
    </message>
    <message>
        <source>Sheet {sheet} was refused</source>
        <translation>交接单 {sheet} 被拒接</translation>
    </message>
    <message>
        <source>{count} more, see the sheet</source>
        <translation>还有 {count} 条，见交接单</translation>
    </message>
</context>
<context>
    <name>ShiftPlots</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>kg by hour</source>
        <translation>每小时千克</translation>
    </message>
    <message>
        <source>Minutes a step</source>
        <translation>每步分钟</translation>
    </message>
    <message>
        <source>Packs by hour</source>
        <translation>每小时包数</translation>
    </message>
    <message>
        <source>Kilograms by hour</source>
        <translation>每小时千克数</translation>
    </message>
    <message>
        <source>Step times, median in minutes</source>
        <translation>各步用时（中位数，分钟）</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>停止点</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收料</translation>
    </message>
    <message>
        <source>dismantled</source>
        <translation>拆完</translation>
    </message>
    <message>
        <source>in</source>
        <translation>进</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>released</source>
        <translation>已放行</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未放行</translation>
    </message>
    <message>
        <source>and {count} shorter</source>
        <translation>另有 {count} 步更短</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>ShiftTerms</name>
    <message>
        <source>Scales: verified, zero</source>
        <translation>秤：检定、零点</translation>
    </message>
    <message>
        <source>Voltage meter: self-test</source>
        <translation>电压表：自检</translation>
    </message>
    <message>
        <source>Insulation tester</source>
        <translation>绝缘电阻表</translation>
    </message>
    <message>
        <source>Infrared camera</source>
        <translation>红外热像仪</translation>
    </message>
    <message>
        <source>Gas detectors: bump test</source>
        <translation>气体探测器：通气试验</translation>
    </message>
    <message>
        <source>Label camera</source>
        <translation>读码相机</translation>
    </message>
    <message>
        <source>Label printer: roll</source>
        <translation>标签打印机：纸卷</translation>
    </message>
    <message>
        <source>Hoist</source>
        <translation>吊具</translation>
    </message>
    <message>
        <source>Fire extinguishing</source>
        <translation>灭火系统</translation>
    </message>
    <message>
        <source>Crusher</source>
        <translation>破碎机</translation>
    </message>
    <message>
        <source>Nitrogen: level</source>
        <translation>氮气：余量</translation>
    </message>
    <message>
        <source>Oxygen sensor</source>
        <translation>氧传感器</translation>
    </message>
    <message>
        <source>Filters: pressure</source>
        <translation>过滤器：压差</translation>
    </message>
    <message>
        <source>Exhaust gas plant</source>
        <translation>尾气处理</translation>
    </message>
    <message>
        <source>Gloves: air test</source>
        <translation>手套：充气试验</translation>
    </message>
    <message>
        <source>Protective gear: stock</source>
        <translation>防护用品：存量</translation>
    </message>
    <message>
        <source>Eyewash</source>
        <translation>洗眼器</translation>
    </message>
    <message>
        <source>Hot work permits</source>
        <translation>动火证</translation>
    </message>
    <message>
        <source>Confined space permits</source>
        <translation>受限空间证</translation>
    </message>
    <message>
        <source>Locks in place</source>
        <translation>上锁挂牌</translation>
    </message>
    <message>
        <source>Production and tasks</source>
        <translation>生产任务</translation>
    </message>
    <message>
        <source>Equipment and instruments</source>
        <translation>设备仪表</translation>
    </message>
    <message>
        <source>Hazards and accidents</source>
        <translation>安全隐患</translation>
    </message>
    <message>
        <source>Lubrication, tools, count</source>
        <translation>润滑、工具、数量</translation>
    </message>
    <message>
        <source>Process values</source>
        <translation>工艺指标</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>原始记录</translation>
    </message>
    <message>
        <source>Material and quality</source>
        <translation>物料质量</translation>
    </message>
    <message>
        <source>Orders from above</source>
        <translation>上级指令</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>跑冒滴漏</translation>
    </message>
    <message>
        <source>Cleanliness</source>
        <translation>卫生</translation>
    </message>
    <message>
        <source>Nothing abnormal is unsolved</source>
        <translation>没有异常未处理</translation>
    </message>
    <message>
        <source>No cause is unclear</source>
        <translation>没有情况不清</translation>
    </message>
    <message>
        <source>No area is left dirty</source>
        <translation>没有现场不净</translation>
    </message>
    <message>
        <source>No record is missing</source>
        <translation>没有记录不全</translation>
    </message>
    <message>
        <source>No task is left undone</source>
        <translation>没有本班未完</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Ten to hand over</source>
        <translation>十交</translation>
    </message>
    <message>
        <source>Five reasons not to</source>
        <translation>五不交</translation>
    </message>
    <message>
        <source>Early</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>中班</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>白班</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>不写班名</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接</translation>
    </message>
    <message>
        <source>accepted with remarks</source>
        <translation>已接，有保留</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒接</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>已见证</translation>
    </message>
    <message>
        <source>The sheet did not come out. Look at the printer.</source>
        <translation>交接单没打出来。看一下打印机。</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
</context>
<context>
    <name>ShiftWords</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>{minutes} 分钟前</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min ago</source>
        <translation>{hours} 小时 {minutes} 分前</translation>
    </message>
    <message>
        <source>{days} d {hours} h ago</source>
        <translation>{days} 天 {hours} 小时前</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证</translation>
    </message>
    <message>
        <source>not signed yet</source>
        <translation>还没签</translation>
    </message>
    <message>
        <source>{verdict} {time}</source>
        <translation>{verdict} {time}</translation>
    </message>
    <message>
        <source>a supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>not printed yet</source>
        <translation>还没打印</translation>
    </message>
    <message>
        <source>perhaps printed, look</source>
        <translation>可能已打印，先看</translation>
    </message>
    <message>
        <source>sent, perhaps not out</source>
        <translation>已发送，可能没出来</translation>
    </message>
    <message>
        <source>not printed, the last try failed</source>
        <translation>没打出来，上次失败</translation>
    </message>
    <message>
        <source>printed {count} times</source>
        <translation>已打印 {count} 次</translation>
    </message>
    <message>
        <source>printed once</source>
        <translation>已打印 1 次</translation>
    </message>
    <message>
        <source>perhaps once more</source>
        <translation>可能又打 1 次</translation>
    </message>
    <message>
        <source>one more sent</source>
        <translation>又发送一份</translation>
    </message>
    <message>
        <source>the last try failed</source>
        <translation>上次失败</translation>
    </message>
    <message>
        <source>refused, no witness</source>
        <translation>拒接，未见证</translation>
    </message>
    <message>
        <source>refused, witnessed</source>
        <translation>拒接，已见证</translation>
    </message>
    <message>
        <source>not taken over yet</source>
        <translation>还没接</translation>
    </message>
    <message>
        <source>with remarks</source>
        <translation>有保留</translation>
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
    <name>SignBody</name>
    <message>
        <source>tilt it</source>
        <translation>斜一点</translation>
    </message>
    <message>
        <source>PIN of the second person</source>
        <translation>第二人的密码</translation>
    </message>
    <message>
        <source>Readings of this step</source>
        <translation>这一步的读数</translation>
    </message>
    <message>
        <source>{count} more did not pass</source>
        <translation>另有 {count} 次未过</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>signed in here</source>
        <translation>已在此登录</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>规程</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Energy state</source>
        <translation>电状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已做</translation>
    </message>
    <message>
        <source>all {count}</source>
        <translation>共 {count} 项</translation>
    </message>
    <message>
        <source>nothing is owed</source>
        <translation>没有要做的</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>物料平衡</translation>
    </message>
    <message>
        <source>{amount} kg, typed</source>
        <translation>{amount} kg·手输</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>badge read, now the PIN</source>
        <translation>工牌已读，请输密码</translation>
    </message>
    <message>
        <source>Show another badge</source>
        <translation>请换一张工牌</translation>
    </message>
    <message>
        <source>Both read the values first</source>
        <translation>两人先看读数</translation>
    </message>
    <message>
        <source>then the badge: {seconds} s</source>
        <translation>{seconds} 秒后出示工牌</translation>
    </message>
    <message>
        <source>Second person: show your badge</source>
        <translation>第二人：出示工牌</translation>
    </message>
    <message>
        <source>Supervisor: show your badge</source>
        <translation>班长：出示工牌</translation>
    </message>
    <message>
        <source>somebody else than you</source>
        <translation>不能是你自己</translation>
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
        <translation>你的密码</translation>
    </message>
    <message>
        <source>or number and PIN</source>
        <translation>或输入工号与密码</translation>
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
        <translation>练习用，工号与密码：</translation>
    </message>
    <message>
        <source>The camera is being started.</source>
        <translation>相机正在启动。</translation>
    </message>
    <message>
        <source>Use number and PIN.</source>
        <translation>请用工号与密码。</translation>
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
        <translation>先输入密码</translation>
    </message>
    <message>
        <source>then the PIN</source>
        <translation>然后输入密码</translation>
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
        <translation>工号与密码</translation>
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
        <translation>扣留的包</translation>
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
    <name>SignPage</name>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign: publish</source>
        <translation>签字：发布</translation>
    </message>
    <message>
        <source>Sign: withdraw</source>
        <translation>签字：停用</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>badge read, now the PIN</source>
        <translation>工牌已读，输密码</translation>
    </message>
    <message>
        <source>engineer or supervisor, not an author</source>
        <translation>工艺员或班长，非起草人</translation>
    </message>
    <message>
        <source>engineer or supervisor</source>
        <translation>工艺员或班长</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>输密码</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>badge and PIN sign</source>
        <translation>工牌加密码即签字</translation>
    </message>
    <message>
        <source>Do not sign</source>
        <translation>不签</translation>
    </message>
    <message>
        <source>Author {number}</source>
        <translation>起草人 {number}</translation>
    </message>
    <message>
        <source>has handed it on</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Who is signed in</source>
        <translation>当前登录人</translation>
    </message>
    <message>
        <source>asks for it</source>
        <translation>提出停用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Type the PIN</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>badge and PIN sign</source>
        <translation>工牌加密码即签字</translation>
    </message>
    <message>
        <source>Do not sign</source>
        <translation>不签</translation>
    </message>
    <message>
        <source>Sign the handover</source>
        <translation>签字交班</translation>
    </message>
    <message>
        <source>Sign as witness</source>
        <translation>见证签字</translation>
    </message>
    <message>
        <source>Sign: accepted</source>
        <translation>签字：接班</translation>
    </message>
    <message>
        <source>Sign: with remarks</source>
        <translation>签字：有保留</translation>
    </message>
    <message>
        <source>Sign: refused</source>
        <translation>签字：拒接</translation>
    </message>
    <message>
        <source>signs afterwards</source>
        <translation>随后签</translation>
    </message>
    <message>
        <source>badge read, now the PIN</source>
        <translation>工牌已读，请输密码</translation>
    </message>
    <message>
        <source>show your badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>SigningPage</name>
    <message>
        <source>Type the PIN</source>
        <translation>输入密码</translation>
    </message>
    <message>
        <source>Show badge</source>
        <translation>出示工牌</translation>
    </message>
    <message>
        <source>badge and PIN sign</source>
        <translation>工牌加密码即签字</translation>
    </message>
    <message>
        <source>Read the values</source>
        <translation>先看读数</translation>
    </message>
    <message>
        <source>then badge and PIN</source>
        <translation>再刷牌、输 PIN</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重测</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重测</translation>
    </message>
    <message>
        <source>Do not sign</source>
        <translation>不签</translation>
    </message>
</context>
<context>
    <name>SoFarPage</name>
    <message>
        <source>This shift so far</source>
        <translation>本班到现在</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>check list, then two sign</source>
        <translation>先对清单，再两人签</translation>
    </message>
    <message>
        <source>Finish handover</source>
        <translation>接着交班</translation>
    </message>
    <message>
        <source>Earlier sheets</source>
        <translation>旧交接单</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新交班</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Being counted.</source>
        <translation>正在数。</translation>
    </message>
    <message>
        <source>No entry since the last sheet.</source>
        <translation>上一张单以后还没有记录。</translation>
    </message>
    <message>
        <source>since {time}, {count} entries</source>
        <translation>{time} 起，{count} 条记录</translation>
    </message>
    <message>
        <source>Sheet {sheet}: {standing}.</source>
        <translation>交接单 {sheet}：{standing}。</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收料</translation>
    </message>
    <message>
        <source>dismantled</source>
        <translation>拆完</translation>
    </message>
    <message>
        <source>holds open</source>
        <translation>未放行停止点</translation>
    </message>
    <message>
        <source>quarantine</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>overdue: {count}</source>
        <translation>复查过期 {count}</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>在拆</translation>
    </message>
    <message>
        <source>to deliver</source>
        <translation>条待传</translation>
    </message>
    <message>
        <source>{mass} out</source>
        <translation>拆出 {mass}</translation>
    </message>
    <message>
        <source>Newest entry</source>
        <translation>最新记录</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
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
    <name>StagePage</name>
    <message>
        <source>tilt it</source>
        <translation>斜一点</translation>
    </message>
</context>
<context>
    <name>StepHead</name>
    <message>
        <source>Energy state</source>
        <translation>电状态</translation>
    </message>
    <message>
        <source>Wear</source>
        <translation>穿戴</translation>
    </message>
    <message>
        <source>Have at hand</source>
        <translation>备好</translation>
    </message>
    <message>
        <source>level {level}</source>
        <translation>等级 {level}</translation>
    </message>
    <message>
        <source>two people</source>
        <translation>两人</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>一人</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Hold point: no pass, no next step</source>
        <translation>停止点：不通过就不能继续</translation>
    </message>
    <message>
        <source>Hold point</source>
        <translation>停止点</translation>
    </message>
</context>
<context>
    <name>StepRuler</name>
    <message>
        <source>step {number} of {total}</source>
        <translation>第 {number} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>holds ahead: {numbers}</source>
        <translation>后面的停止点：{numbers}</translation>
    </message>
</context>
<context>
    <name>StoppedPage</name>
    <message>
        <source>The emergency stopped this run</source>
        <translation>紧急情况已停下这次拆解</translation>
    </message>
    <message>
        <source>Hands off. Nothing can be done here.</source>
        <translation>手离开。这里什么都不能做。</translation>
    </message>
    <message>
        <source>A supervisor ends the emergency with badge and PIN and says what becomes of the pack.</source>
        <translation>由班长用工牌和密码结束紧急情况，并决定这个包怎么办。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>is it still stopped?</source>
        <translation>还停着吗？</translation>
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
    <message>
        <source>not all seen</source>
        <translation>未全测到</translation>
    </message>
</context>
<context>
    <name>SurePage</name>
    <message>
        <source>Nothing came out of this step?</source>
        <translation>这一步没有产出？</translation>
    </message>
    <message>
        <source>The step is closed without an output.</source>
        <translation>这一步将以无产出结束。</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>答案：{answer}</translation>
    </message>
    <message>
        <source>Abort this run for good?</source>
        <translation>确定中止拆解？</translation>
    </message>
    <message>
        <source>It is made safe step by step. Then it goes to quarantine.</source>
        <translation>先逐步做安全处理，再送隔离区。</translation>
    </message>
    <message>
        <source>The pack will not be opened again.</source>
        <translation>此包不会再开。</translation>
    </message>
    <message>
        <source>Leave the main line?</source>
        <translation>离开主线？</translation>
    </message>
    <message>
        <source>First: {title}</source>
        <translation>先做：{title}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>This is recorded</source>
        <translation>会记录在案</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不变</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>没有产出</translation>
    </message>
    <message>
        <source>Take this way</source>
        <translation>走这条路</translation>
    </message>
    <message>
        <source>Abort now</source>
        <translation>现在中止</translation>
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
    <name>TakeOverPage</name>
    <message>
        <source>Take this pack over?</source>
        <translation>接收这个包？</translation>
    </message>
    <message>
        <source>Look at the plate and compare.</source>
        <translation>看铭牌，核对。</translation>
    </message>
    <message>
        <source>Class {letter}</source>
        <translation>等级 {letter}</translation>
    </message>
    <message>
        <source>Traveller</source>
        <translation>流转卡</translation>
    </message>
    <message>
        <source>From station</source>
        <translation>来自工位</translation>
    </message>
    <message>
        <source>Yes, take it over</source>
        <translation>对，接收</translation>
    </message>
    <message>
        <source>then look at it</source>
        <translation>接着检查</translation>
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
        <translation>下一步</translation>
    </message>
    <message>
        <source>Look at it, then weigh it</source>
        <translation>先检查，再称重</translation>
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
    <name>TilesPage</name>
    <message>
        <source>Back to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>nothing is changed</source>
        <translation>什么都不变</translation>
    </message>
</context>
<context>
    <name>TravellerPage</name>
    <message>
        <source>Which pack is this?</source>
        <translation>这是哪一包？</translation>
    </message>
    <message>
        <source>Scan the traveller of {tag}</source>
        <translation>扫 {tag} 的流转卡</translation>
    </message>
    <message>
        <source>Another pack</source>
        <translation>换一包</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>没有卡</translation>
    </message>
    <message>
        <source>No traveller on it</source>
        <translation>包上没有流转卡</translation>
    </message>
    <message>
        <source>No run without it</source>
        <translation>没有卡不准拆</translation>
    </message>
    <message>
        <source>Tapping proves nothing.</source>
        <translation>点选不算核对。</translation>
    </message>
    <message>
        <source>Set it apart</source>
        <translation>送隔离</translation>
    </message>
    <message>
        <source>nobody here knows it</source>
        <translation>本站没人知道它</translation>
    </message>
    <message>
        <source>Print the traveller</source>
        <translation>打印流转卡</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>scan the traveller</source>
        <translation>扫流转卡</translation>
    </message>
    <message>
        <source>A pack without a record here is not opened.</source>
        <translation>本站没有记录的包，不准拆。</translation>
    </message>
    <message>
        <source>Nobody knows what was found on it.</source>
        <translation>没人知道它查出过什么。</translation>
    </message>
    <message>
        <source>Being printed. Stick it on, then scan it.</source>
        <translation>正在打印。贴到包上，再扫。</translation>
    </message>
    <message>
        <source>Waiting for this paper</source>
        <translation>等这张卡</translation>
    </message>
    <message>
        <source>No traveller was printed for its class yet.</source>
        <translation>按现在的等级，还没打印过流转卡。</translation>
    </message>
    <message>
        <source>Scan its own code, then print one.</source>
        <translation>扫包本身的编码，再打印。</translation>
    </message>
</context>
<context>
    <name>TrayCounts</name>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读</translation>
    </message>
</context>
<context>
    <name>TrayPage</name>
    <message>
        <source>Put the tray under the camera</source>
        <translation>把整盘放到相机下</translation>
    </message>
    <message>
        <source>What is read stays. For the rest, move the light.</source>
        <translation>读到的会留着。没读到的，挪一下灯。</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新读</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>{count} more: see the boxes</source>
        <translation>还有 {count} 条：看框边的字</translation>
    </message>
    <message>
        <source>Record tray</source>
        <translation>记录整盘</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>show the next tray</source>
        <translation>放下一盘</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读码</translation>
    </message>
    <message>
        <source>no code is read yet</source>
        <translation>还没读到码</translation>
    </message>
    <message>
        <source>a module of another pack lies in it</source>
        <translation>里面有别的包的模组</translation>
    </message>
    <message>
        <source>{read} read, give up {unread}</source>
        <translation>读到 {read}，放弃 {unread}</translation>
    </message>
    <message>
        <source>{read} codes</source>
        <translation>{read} 个码</translation>
    </message>
    <message>
        <source>Out of</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>{rows} rows, {columns} columns</source>
        <translation>{rows} 行 {columns} 列</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>料盘</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>盘标签</translation>
    </message>
    <message>
        <source>Recorded: {read} codes, {unread} places unread.</source>
        <translation>已记录：{read} 个码，{unread} 个位置未读。</translation>
    </message>
    <message>
        <source>Recorded: {read} codes.</source>
        <translation>已记录：{read} 个码。</translation>
    </message>
</context>
<context>
    <name>TrayReasons</name>
    <message>
        <source>Torn, scratched or dirty</source>
        <translation>破损、划伤或脏污</translation>
    </message>
    <message>
        <source>Covered, or out of reach</source>
        <translation>被挡住，够不着</translation>
    </message>
    <message>
        <source>Glare that no light takes away</source>
        <translation>反光，挪灯也不行</translation>
    </message>
    <message>
        <source>There is no code at all</source>
        <translation>根本没有码</translation>
    </message>
</context>
<context>
    <name>TrayWhyPage</name>
    <message>
        <source>Why is {count} not read?</source>
        <translation>{count} 个没读到，为什么？</translation>
    </message>
    <message>
        <source>The places are recorded as not read, with a photograph of the tray.</source>
        <translation>这些位置记为未读，附整盘照片。</translation>
    </message>
    <message>
        <source>Choose why</source>
        <translation>选原因</translation>
    </message>
    <message>
        <source>{read} codes are recorded</source>
        <translation>记录 {read} 个码</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>继续读</translation>
    </message>
</context>
<context>
    <name>TrayWords</name>
    <message>
        <source>too far</source>
        <translation>太远</translation>
    </message>
    <message>
        <source>not sharp</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>在动</translation>
    </message>
    <message>
        <source>glare</source>
        <translation>反光</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>too bright</source>
        <translation>太亮</translation>
    </message>
    <message>
        <source>tilted</source>
        <translation>太斜</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>出框</translation>
    </message>
    <message>
        <source>worn</source>
        <translation>脏、磨损</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>another pack</source>
        <translation>别的包</translation>
    </message>
    <message>
        <source>weighed</source>
        <translation>已称</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>包码</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>料盘</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>工牌</translation>
    </message>
    <message>
        <source>no module</source>
        <translation>非模组</translation>
    </message>
    <message>
        <source>R{row} C{column}</source>
        <translation>{row}行{column}列</translation>
    </message>
    <message>
        <source>{place} came out of {tag}. Take it out.</source>
        <translation>{place} 来自 {tag}。拿出来。</translation>
    </message>
    <message>
        <source>The same code twice: {places}</source>
        <translation>同一个码出现两次：{places}</translation>
    </message>
    <message>
        <source>A person&apos;s badge is in the picture. Take it away.</source>
        <translation>画面里有工牌。拿开。</translation>
    </message>
    <message>
        <source>The pack&apos;s own code is in the picture: left out.</source>
        <translation>画面里有本包的码：不记入。</translation>
    </message>
    <message>
        <source>Another pack&apos;s code is in the picture: left out.</source>
        <translation>画面里有别的包的码：不记入。</translation>
    </message>
    <message>
        <source>Recorded in a tray already: {count}</source>
        <translation>以前整盘记录过：{count} 个</translation>
    </message>
    <message>
        <source>Codes that name no single module: {count}, left out</source>
        <translation>不是单个模组的码：{count} 个，不记入</translation>
    </message>
    <message>
        <source>Two tray labels are in the picture: none is taken.</source>
        <translation>画面里有两张盘标签：都不采用。</translation>
    </message>
    <message>
        <source>The tray was moved: reading begins anew.</source>
        <translation>料盘动过：重新读。</translation>
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
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Previous answers</source>
        <translation>改上一题</translation>
    </message>
    <message>
        <source>Now: smoke, smell or liquid?</source>
        <translation>现在：冒烟、气味、漏液？</translation>
    </message>
    <message>
        <source>Now: hurt, swollen or burnt?</source>
        <translation>现在：破损、鼓胀、烧痕？</translation>
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
        <translation>目前等级</translation>
    </message>
</context>
<context>
    <name>TrialWords</name>
    <message>
        <source>as printed</source>
        <translation>和印的一样</translation>
    </message>
    <message>
        <source>{read}, {ms} ms at most between keys</source>
        <translation>{read}，按键间隔最长 {ms} 毫秒</translation>
    </message>
    <message>
        <source>Good: at most {ms} ms between keys, and a person needs more than {bound} ms.</source>
        <translation>可用：按键间隔最长 {ms} 毫秒，人打字要超过 {bound} 毫秒。</translation>
    </message>
    <message>
        <source>Too slow: {ms} ms between keys. Set its delay to 0, or set [keyboard_scanner] key_gap_ms = {wanted}.</source>
        <translation>太慢：按键间隔 {ms} 毫秒。把枪的按键延时设为 0，或设 [keyboard_scanner] key_gap_ms = {wanted}。</translation>
    </message>
    <message>
        <source>As slow as a person: {ms} ms between keys. Set its delay between keys to 0, try again.</source>
        <translation>和人打字一样慢：按键间隔 {ms} 毫秒。把枪的按键延时设为 0，再试。</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定开着</translation>
    </message>
    <message>
        <source>another keyboard layout</source>
        <translation>键盘布局不同</translation>
    </message>
    <message>
        <source>signs are missing</source>
        <translation>少了字符</translation>
    </message>
    <message>
        <source>not the test code</source>
        <translation>不是试码</translation>
    </message>
    <message>
        <source>Capitals came as small letters: switch Caps Lock off, try again.</source>
        <translation>大写变成了小写：关掉大写锁定，再试。</translation>
    </message>
    <message>
        <source>Other signs came than are printed: set scanner and computer to the same keyboard layout (US).</source>
        <translation>来的字符和印的不同：把扫码枪和电脑设成同一种键盘布局（美式）。</translation>
    </message>
    <message>
        <source>Signs are missing: set a longer delay between keys in the scanner, try again.</source>
        <translation>少了字符：把枪的按键延时设长一点，再试。</translation>
    </message>
    <message>
        <source>That was not the test code. Scan the one at the foot of the sheet of commands.</source>
        <translation>扫的不是试码。请扫指令纸最下面那个。</translation>
    </message>
    <message>
        <source>Pack scale</source>
        <translation>包秤</translation>
    </message>
    <message>
        <source>Parts scale</source>
        <translation>件秤</translation>
    </message>
    <message>
        <source>Voltage meter</source>
        <translation>电压表</translation>
    </message>
    <message>
        <source>Hand scanner on a line</source>
        <translation>串口扫码枪</translation>
    </message>
    <message>
        <source>Badge reader on a line</source>
        <translation>串口读卡器</translation>
    </message>
    <message>
        <source>Pedal on a line</source>
        <translation>串口踏板</translation>
    </message>
    <message>
        <source>Gas detectors</source>
        <translation>气体检测仪</translation>
    </message>
    <message>
        <source>Label printer</source>
        <translation>标签打印机</translation>
    </message>
    <message>
        <source>The line cannot be opened. Plugged in?</source>
        <translation>打不开这个口。插好了吗？</translation>
    </message>
    <message>
        <source>Another device here has this line.</source>
        <translation>本站别的设备在用这个口。</translation>
    </message>
    <message>
        <source>The line was lost. It is tried again.</source>
        <translation>断开了，正在重试。</translation>
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
    <name>TypedFacts</name>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Comes to</source>
        <translation>算得</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
</context>
<context>
    <name>TypedPage</name>
    <message>
        <source>Type the reason</source>
        <translation>输入原因</translation>
    </message>
    <message>
        <source>short</source>
        <translation>简短</translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字符</translation>
    </message>
    <message>
        <source>nothing typed yet</source>
        <translation>还没有输入</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>输完了</translation>
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
    <message>
        <source>{count} characters</source>
        <translation>{count} 个字</translation>
    </message>
    <message>
        <source>nothing, it is empty</source>
        <translation>空的，不留</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Do not keep</source>
        <translation>不留</translation>
    </message>
    <message>
        <source>A note about this item</source>
        <translation>这一项的备注</translation>
    </message>
    <message>
        <source>Instructions in your own words</source>
        <translation>自己写交代</translation>
    </message>
    <message>
        <source>What is not in order?</source>
        <translation>哪里不对？</translation>
    </message>
</context>
<context>
    <name>UnsafePage</name>
    <message>
        <source>This pack is not safe to leave</source>
        <translation>这个包不能就这样离开</translation>
    </message>
    <message>
        <source>A run is open, energy state: {energy}.</source>
        <translation>拆解没完，电状态：{energy}。</translation>
    </message>
    <message>
        <source>Two people make it safe and sign: then nobody can go on with it by mistake.</source>
        <translation>两人做好安全处理并签字，别人就不会误动。</translation>
    </message>
    <message>
        <source>It is being made safe. Do the steps that are left first.</source>
        <translation>正在做安全处理，先把剩下的步骤做完。</translation>
    </message>
    <message>
        <source>If you sign out now, that is recorded</source>
        <translation>现在退出会记下来</translation>
    </message>
    <message>
        <source>as left without the hold. The handover sheet and the next person are told.</source>
        <translation>记为“未经双人确认离开”，写进交接单，也告诉下一个人。</translation>
    </message>
    <message>
        <source>Leave it safely</source>
        <translation>安全离开</translation>
    </message>
    <message>
        <source>two people</source>
        <translation>要两个人</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不走</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>make it safe</source>
        <translation>做安全处理</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Sign out all the same</source>
        <translation>仍然退出</translation>
    </message>
</context>
<context>
    <name>VersionsPage</name>
    <message>
        <source>Compare with which version?</source>
        <translation>和哪个版本比？</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>图纸</translation>
    </message>
</context>
<context>
    <name>WaitClock</name>
    <message>
        <source>time is over</source>
        <translation>时间到</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>等待</translation>
    </message>
</context>
<context>
    <name>WaitPage</name>
    <message>
        <source>time is over</source>
        <translation>时间到</translation>
    </message>
    <message>
        <source>not before the time is over</source>
        <translation>时间没到，不能继续</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{why}: {whole}, proposed</source>
        <translation>{why}：{whole}（建议值）</translation>
    </message>
    <message>
        <source>{why}: {whole}</source>
        <translation>{why}：{whole}</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>The bench</source>
        <translation>拆解台</translation>
    </message>
    <message>
        <source>Looking what lies on the bench</source>
        <translation>正在看台上有什么</translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation>回列表</translation>
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
    <name>WeightAsked</name>
    <message>
        <source>This scale does not say when it is still. Look, then press.</source>
        <translation>此秤不报稳定：先看显示，再按键。</translation>
    </message>
    <message>
        <source>Take this weight</source>
        <translation>取此重量</translation>
    </message>
</context>
<context>
    <name>WeightPage</name>
    <message>
        <source>{scale}: in its middle, then hands off. It is recorded by itself.</source>
        <translation>{scale}：放在正中，松手。自动记录。</translation>
    </message>
    <message>
        <source>Put {name} on</source>
        <translation>放上 {name}</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>正在称</translation>
    </message>
    <message>
        <source>by itself, hands off</source>
        <translation>自动记录，松手</translation>
    </message>
</context>
<context>
    <name>WeightView</name>
    <message>
        <source>typed</source>
        <translation>手输</translation>
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
        <source>still?</source>
        <translation>稳了吗？</translation>
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
        <source>not recorded yet</source>
        <translation>尚未记录</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>{seconds} 秒前</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>Why is this run given up?</source>
        <translation>为什么中止？</translation>
    </message>
    <message>
        <source>Why is the weight typed?</source>
        <translation>为什么手输重量？</translation>
    </message>
    <message>
        <source>Why is the last output taken back?</source>
        <translation>为什么撤回最后一件？</translation>
    </message>
    <message>
        <source>Why does the pack stay alone?</source>
        <translation>包为什么没人守？</translation>
    </message>
    <message>
        <source>Why does the balance stay so?</source>
        <translation>为什么平衡就这样了？</translation>
    </message>
    <message>
        <source>The reason is recorded with it.</source>
        <translation>原因会一起记录。</translation>
    </message>
    <message>
        <source>Why once more?</source>
        <translation>为什么补打？</translation>
    </message>
    <message>
        <source>The paper says which print it is.</source>
        <translation>纸上会写第几次打印。</translation>
    </message>
    <message>
        <source>Choose why</source>
        <translation>先选原因</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>Why is it withdrawn?</source>
        <translation>为什么停用？</translation>
    </message>
    <message>
        <source>a second person signs</source>
        <translation>第二人签字</translation>
    </message>
    <message>
        <source>choose why first</source>
        <translation>先选原因</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Runs under way</source>
        <translation>在拆的包</translation>
    </message>
    <message>
        <source>stop at their next hold</source>
        <translation>到下个停工点停</translation>
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
        <source>No single battery: {reason}. Show its serial code, or choose No code.</source>
        <translation>不是单块电池的码：{reason}。扫带序列号的码，或选“没有码”。</translation>
    </message>
    <message>
        <source>This is a traveller. Scan the pack&apos;s own code.</source>
        <translation>这是流转卡。请扫包本身的编码。</translation>
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
        <translation>这次收料已完成，须由班长决定。</translation>
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
        <source>a company&apos;s number</source>
        <translation>是公司编号</translation>
    </message>
    <message>
        <source>an asset number, may be any asset&apos;s</source>
        <translation>资产编号，不一定是电池的</translation>
    </message>
    <message>
        <source>stands inside a longer text</source>
        <translation>夹在更长的文字里</translation>
    </message>
    <message>
        <source>check digit does not fit</source>
        <translation>校验位不对</translation>
    </message>
    <message>
        <source>says two different things</source>
        <translation>前后说法不一</translation>
    </message>
    <message>
        <source>made in the future</source>
        <translation>生产日期在将来</translation>
    </message>
    <message>
        <source>no serial number</source>
        <translation>没有序列号</translation>
    </message>
    <message>
        <source>a separator is missing</source>
        <translation>缺少分隔符</translation>
    </message>
    <message>
        <source>a serial number alone</source>
        <translation>只有序列号</translation>
    </message>
    <message>
        <source>GS1 identifier not known</source>
        <translation>GS1 标识符不认识</translation>
    </message>
    <message>
        <source>a GS1 value of the wrong form</source>
        <translation>GS1 数据格式不对</translation>
    </message>
    <message>
        <source>an addition to the link cannot be read</source>
        <translation>链接里的附加内容读不懂</translation>
    </message>
    <message>
        <source>the link is damaged</source>
        <translation>链接损坏</translation>
    </message>
    <message>
        <source>parts of the link do not agree</source>
        <translation>链接各部分对不上</translation>
    </message>
    <message>
        <source>parts of the link in the wrong order</source>
        <translation>链接各部分顺序不对</translation>
    </message>
    <message>
        <source>more characters after the end</source>
        <translation>结尾后还有字符</translation>
    </message>
    <message>
        <source>the end mark is missing</source>
        <translation>缺少结束标记</translation>
    </message>
    <message>
        <source>a field cannot be read</source>
        <translation>有一栏读不懂</translation>
    </message>
    <message>
        <source>kind of content not known</source>
        <translation>内容类别不认识</translation>
    </message>
    <message>
        <source>the beginning is damaged</source>
        <translation>开头损坏</translation>
    </message>
    <message>
        <source>no separators, set the scanner</source>
        <translation>没有分隔符，请设置扫码枪</translation>
    </message>
    <message>
        <source>a serial number without part or maker</source>
        <translation>只有序列号，没有零件号或厂家</translation>
    </message>
    <message>
        <source>a web link, may lead to any page</source>
        <translation>网址，可能指向任何网页</translation>
    </message>
    <message>
        <source>signs that no link holds</source>
        <translation>有网址不能用的字符</translation>
    </message>
    <message>
        <source>a link without a host</source>
        <translation>网址里没有主机名</translation>
    </message>
    <message>
        <source>a company&apos;s front page</source>
        <translation>只是公司首页</translation>
    </message>
    <message>
        <source>a name stands before the host</source>
        <translation>主机名前面有用户名</translation>
    </message>
    <message>
        <source>the day cannot be read</source>
        <translation>日期读不出</translation>
    </message>
    <message>
        <source>perhaps a code of GB/T 45565</source>
        <translation>可能是 GB/T 45565 编码</translation>
    </message>
    <message>
        <source>looks like GS1, but the scanner did not say so</source>
        <translation>像 GS1 码，但扫码枪没有说明</translation>
    </message>
    <message>
        <source>several battery codes in one</source>
        <translation>一个码里有几个电池编码</translation>
    </message>
    <message>
        <source>a part number only</source>
        <translation>只是零件号</translation>
    </message>
    <message>
        <source>not from a plant of Tesla&apos;s own</source>
        <translation>不是特斯拉自己的工厂</translation>
    </message>
    <message>
        <source>not a whole URN</source>
        <translation>URN 不完整</translation>
    </message>
    <message>
        <source>not the form of a passport&apos;s name</source>
        <translation>不是电池护照名称的格式</translation>
    </message>
    <message>
        <source>the UUID is damaged</source>
        <translation>UUID 损坏</translation>
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
        <source>one of our printed commands, no battery&apos;s code</source>
        <translation>是我们的扫码指令，不是电池码</translation>
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
        <translation>本站没有秤</translation>
    </message>
    <message>
        <source>The scale is being connected</source>
        <translation>正在连接秤</translation>
    </message>
    <message>
        <source>The scale does not answer. Cable and power?</source>
        <translation>秤没有应答。看线和电源。</translation>
    </message>
    <message>
        <source>No fresh value from the scale</source>
        <translation>秤没有新读数</translation>
    </message>
    <message>
        <source>Moving. Wait until it is still.</source>
        <translation>还在动。等它静止。</translation>
    </message>
    <message>
        <source>Take everything off, then put the next on.</source>
        <translation>先全部拿下来，再放下一件。</translation>
    </message>
    <message>
        <source>The scale is under zero. Check the platform.</source>
        <translation>秤低于零。检查秤台。</translation>
    </message>
    <message>
        <source>Out of the scale&apos;s range: too heavy, or below.</source>
        <translation>超出秤的量程：过重或低于零。</translation>
    </message>
    <message>
        <source>Negative. Empty the scale and zero it.</source>
        <translation>负值。清空秤台并归零。</translation>
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
        <source>A photograph or document is no longer on this computer. Call IT; work goes on.</source>
        <translation>有照片或文件已不在本机。请找信息人员，工作可继续。</translation>
    </message>
    <message>
        <source>A photograph arrives at the registry as something else. Call IT; work goes on.</source>
        <translation>照片到登记处时内容不符。请找信息人员，工作可继续。</translation>
    </message>
    <message>
        <source>The registry&apos;s certificate is not trusted. Call IT; work goes on.</source>
        <translation>登记处的证书不受信任。请找信息人员，工作可继续。</translation>
    </message>
    <message>
        <source>The file with the registry&apos;s authority cannot be read. Call IT; work goes on.</source>
        <translation>登记处的证书机构文件无法读取。请找信息人员，工作可继续。</translation>
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
        <translation>磁盘没有应答。</translation>
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
        <translation>本站还没有登记。</translation>
    </message>
    <message>
        <source>The station is closing.</source>
        <translation>本站正在关闭。</translation>
    </message>
    <message>
        <source>Put it on the scale</source>
        <translation>放到秤上</translation>
    </message>
    <message>
        <source>The display has other decimals than the plate.</source>
        <translation>显示的小数位数与铭牌不符。</translation>
    </message>
    <message>
        <source>The scale&apos;s line is disturbed: a wrong check</source>
        <translation>秤的线路受干扰：校验错误</translation>
    </message>
    <message>
        <source>The scale is not zeroed. Empty it and zero it.</source>
        <translation>秤未置零。清空秤台后置零。</translation>
    </message>
    <message>
        <source>A net weight of unknown tare. Clear the tare.</source>
        <translation>净重的皮重未知。请清除皮重。</translation>
    </message>
    <message>
        <source>Is the display still? Press to take this weight.</source>
        <translation>显示稳定了吗？按键取此重量。</translation>
    </message>
    <message>
        <source>Just switched on: the sensor is warming up.</source>
        <translation>刚通电：传感器正在预热。</translation>
    </message>
    <message>
        <source>In calibration or test: it does not measure.</source>
        <translation>正在校准或测试：不作测量。</translation>
    </message>
    <message>
        <source>The probes touch nothing. Put them on.</source>
        <translation>表笔没有接触。请搭上表笔。</translation>
    </message>
    <message>
        <source>No voltage meter at this station</source>
        <translation>本站没有电压表</translation>
    </message>
    <message>
        <source>The meter is being connected</source>
        <translation>正在连接电压表</translation>
    </message>
    <message>
        <source>The meter does not answer. Cable and power?</source>
        <translation>电压表没有应答。看线和电源。</translation>
    </message>
    <message>
        <source>No fresh value from the meter</source>
        <translation>电压表没有新读数</translation>
    </message>
    <message>
        <source>Moving. Hold the probes still.</source>
        <translation>还在变。请把表笔拿稳。</translation>
    </message>
    <message>
        <source>More than this meter can read. Hands off.</source>
        <translation>超出电压表量程。双手离开。</translation>
    </message>
    <message>
        <source>The meter shows another unit. Set it to DC volts.</source>
        <translation>电压表单位不对。请调到直流伏特。</translation>
    </message>
    <message>
        <source>The meter&apos;s line is disturbed</source>
        <translation>电压表的线路有干扰</translation>
    </message>
    <message>
        <source>The meter reports a fault</source>
        <translation>电压表报告故障</translation>
    </message>
    <message>
        <source>The meter is busy</source>
        <translation>电压表正忙</translation>
    </message>
    <message>
        <source>The meter&apos;s calibration has ended. Take another meter.</source>
        <translation>电压表校准已过期。请换一只表。</translation>
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
        <source>The camera is not plugged in. Plug it in.</source>
        <translation>相机没有插上。请插好。</translation>
    </message>
    <message>
        <source>This computer may not use the camera. Tell the supervisor.</source>
        <translation>本机无权使用相机。请找班长。</translation>
    </message>
    <message>
        <source>Another program uses the camera. Close it.</source>
        <translation>别的程序占用了相机。请关掉它。</translation>
    </message>
    <message>
        <source>The camera does not open. Is another program using it?</source>
        <translation>相机打不开。是不是别的程序在用？</translation>
    </message>
    <message>
        <source>The camera does not answer. Check its power and network cable.</source>
        <translation>相机没有应答。请检查电源和网线。</translation>
    </message>
    <message>
        <source>The camera refuses user or password. Tell the supervisor.</source>
        <translation>相机不接受用户名或密码。请找班长。</translation>
    </message>
    <message>
        <source>The camera knows no such picture. Its address is wrong.</source>
        <translation>相机上没有这路画面。地址不对。</translation>
    </message>
    <message>
        <source>The camera points to another address. Tell the supervisor.</source>
        <translation>相机指向了别的地址。请找班长。</translation>
    </message>
    <message>
        <source>The camera&apos;s certificate is not trusted. Tell the supervisor.</source>
        <translation>相机的证书不受信任。请找班长。</translation>
    </message>
    <message>
        <source>What answers there sends no camera pictures. Check the address.</source>
        <translation>那个地址发来的不是相机画面。请检查地址。</translation>
    </message>
    <message>
        <source>The camera sends damaged pictures. Check its network cable.</source>
        <translation>相机发来的画面是坏的。请检查网线。</translation>
    </message>
    <message>
        <source>The camera&apos;s pictures are too large. Set a smaller size.</source>
        <translation>相机的画面太大。请设小一些。</translation>
    </message>
    <message>
        <source>The camera was lost. It is tried again by itself.</source>
        <translation>相机断开。会自动重连。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen. Switch it off and on.</source>
        <translation>相机画面卡住了。请关掉再打开。</translation>
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
        <source>Nothing was seen that could be recorded. Try again.</source>
        <translation>没有可以记录的结果。再试一次。</translation>
    </message>
    <message>
        <source>The station has no such device.</source>
        <translation>本站没有这个设备。</translation>
    </message>
    <message>
        <source>{act}: nothing on this page does that.</source>
        <translation>{act}：这页没有这个按钮。</translation>
    </message>
    <message>
        <source>{act}: too soon. Look at the page first, then again.</source>
        <translation>{act}：太快了。先看清这一页，再来。</translation>
    </message>
    <message>
        <source>By command or pedal: {acts}</source>
        <translation>扫码或踏板可用：{acts}</translation>
    </message>
    <message>
        <source>No command acts on this page. Press a button.</source>
        <translation>这页不能用扫码指令。请按按钮。</translation>
    </message>
    <message>
        <source>It is being connected.</source>
        <translation>正在连接。</translation>
    </message>
    <message>
        <source>It does not answer. Check its plug; it comes back by itself.</source>
        <translation>没有应答。检查插头，会自动恢复。</translation>
    </message>
    <message>
        <source>What was read has another ending than set: scan again, else set terminator.</source>
        <translation>读到的结尾符和设置不同：再扫一次；还不行就设 terminator。</translation>
    </message>
    <message>
        <source>Several lines came at once, none was taken. Scan one code at a time.</source>
        <translation>一次来了好几行，都没收。一次只扫一个码。</translation>
    </message>
    <message>
        <source>What was read is too long for a code. Not taken.</source>
        <translation>读到的太长，不是码。没有收下。</translation>
    </message>
    <message>
        <source>What was read is garbled: scan again, else set baud as in the scanner.</source>
        <translation>读到的是乱码：再扫一次；还不行就把 baud 设成和扫码枪一样。</translation>
    </message>
    <message>
        <source>The scanner does not say the kind of code. Set it to send the AIM identifier.</source>
        <translation>扫码枪没报码制。请把它设成发送 AIM 标识。</translation>
    </message>
    <message>
        <source>That is no badge. Nothing was taken.</source>
        <translation>这不是工牌。没有收下。</translation>
    </message>
    <message>
        <source>The pedal sent what is not set for it. Nothing was done.</source>
        <translation>踏板发来的没有设置过。什么都没做。</translation>
    </message>
    <message>
        <source>The printer does not answer. Check power and network, then print again.</source>
        <translation>打印机没有应答。检查电源和网络，再打印。</translation>
    </message>
    <message>
        <source>The printer takes no job now. Wait a moment, print again.</source>
        <translation>打印机现在不接任务。稍等，再打印。</translation>
    </message>
    <message>
        <source>The printer is silent. Check labels, ribbon and head, print again.</source>
        <translation>打印机不报状态。检查标签、碳带和打印头，再打印。</translation>
    </message>
    <message>
        <source>The print head is open. Close it, print again.</source>
        <translation>打印头开着。合上，再打印。</translation>
    </message>
    <message>
        <source>A label is jammed. Open the printer, take it out.</source>
        <translation>标签卡住了，打开打印机取出来。</translation>
    </message>
    <message>
        <source>The printer reports a fault. Read its display.</source>
        <translation>打印机报故障，看它的屏幕。</translation>
    </message>
    <message>
        <source>It did not come out. A new one was ordered.</source>
        <translation>没打出来，已重新打印。</translation>
    </message>
    <message>
        <source>No labels left. Put in a roll, print again.</source>
        <translation>标签用完了。装一卷，再打印。</translation>
    </message>
    <message>
        <source>No ribbon left. Put in a ribbon, print again.</source>
        <translation>碳带用完了。换上，再打印。</translation>
    </message>
    <message>
        <source>The print head is too hot. Let it cool, print again.</source>
        <translation>打印头过热。等它冷却，再打印。</translation>
    </message>
    <message>
        <source>The printer is paused. Press its pause key, print again.</source>
        <translation>打印机已暂停。按它的暂停键，再打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s memory is full. Wait, print again.</source>
        <translation>打印机内存已满。等一等，再打印。</translation>
    </message>
    <message>
        <source>The line broke on the way. Nothing came out. Print again.</source>
        <translation>传送中断，没有打出。再打印。</translation>
    </message>
    <message>
        <source>The printer stopped taking it. Nothing came out. Print again.</source>
        <translation>打印机中途不再接收，没有打出。再打印。</translation>
    </message>
    <message>
        <source>The printer has it but stands still. Put it right; it comes out.</source>
        <translation>打印机已收到但停住了。排除故障后会自己打出。</translation>
    </message>
    <message>
        <source>Sent, but not confirmed. Look whether it came out before printing again.</source>
        <translation>已发送，未确认。先看是否打出，再决定补打。</translation>
    </message>
    <message>
        <source>This code cannot be drawn on the label. Tell the supervisor.</source>
        <translation>这个编码画不到标签上。告诉班长。</translation>
    </message>
    <message>
        <source>The disk is full. Make room, print again.</source>
        <translation>磁盘已满。腾出空间，再打印。</translation>
    </message>
    <message>
        <source>The printing folder takes no files. Tell the supervisor.</source>
        <translation>打印文件夹写不进去。告诉班长。</translation>
    </message>
    <message>
        <source>This computer has no printing program. Tell the supervisor.</source>
        <translation>这台电脑没有打印程序。告诉班长。</translation>
    </message>
    <message>
        <source>This computer&apos;s printing system is off. Tell the supervisor.</source>
        <translation>这台电脑的打印系统没有运行。告诉班长。</translation>
    </message>
    <message>
        <source>No printer has the name in the settings. Tell the supervisor.</source>
        <translation>设置里的打印机名找不到。告诉班长。</translation>
    </message>
    <message>
        <source>The printer&apos;s queue was stopped. Start it, print again.</source>
        <translation>打印队列已停。启动后再打印。</translation>
    </message>
    <message>
        <source>Somebody cancelled it at the printer. Print again.</source>
        <translation>有人在打印机上取消了，重新打印。</translation>
    </message>
    <message>
        <source>The printing system gave it up. Print again, tell the supervisor.</source>
        <translation>打印系统放弃了，重新打印并告诉班长。</translation>
    </message>
    <message>
        <source>Sent to the printer. It is not out yet.</source>
        <translation>已发给打印机，还没出来。</translation>
    </message>
    <message>
        <source>It waits in the print queue. It is not out yet.</source>
        <translation>在打印队列里等，还没出来。</translation>
    </message>
    <message>
        <source>It is being printed. It is not out yet.</source>
        <translation>正在打印，还没出来。</translation>
    </message>
    <message>
        <source>No paper left. Put some in; it comes out.</source>
        <translation>没纸了。放纸，就会出来。</translation>
    </message>
    <message>
        <source>No toner or ink left. Change it; it comes out.</source>
        <translation>碳粉或墨用完了。换好就会出来。</translation>
    </message>
    <message>
        <source>Paper is jammed. Take it out; the rest comes out.</source>
        <translation>卡纸了。取出来，其余会接着打。</translation>
    </message>
    <message>
        <source>A cover of the printer is open. Close it.</source>
        <translation>打印机的盖子开着。请盖好。</translation>
    </message>
    <message>
        <source>The printer is away. Switch it on; it comes out.</source>
        <translation>打印机没应答。开机，就会出来。</translation>
    </message>
    <message>
        <source>The queue stopped with it. Start it; it comes out.</source>
        <translation>队列停了，启动后会打出来。</translation>
    </message>
    <message>
        <source>That is no name of a print queue. Correct the settings.</source>
        <translation>这不是打印队列的名字。改正设置。</translation>
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
        <translation>正在连接</translation>
    </message>
    <message>
        <source>good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>no fresh value</source>
        <translation>没有新读数</translation>
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
        <translation>型号未知，没有作业指导书</translation>
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
        <translation>单据未齐：先扣留</translation>
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
    <message>
        <source>Choose why the balance stays open first.</source>
        <translation>先选平衡没平的原因。</translation>
    </message>
    <message>
        <source>This answer is not offered here. Look at the step again.</source>
        <translation>这里没有这个答案。再看一遍这一步。</translation>
    </message>
    <message>
        <source>This label is for something else. Scan the piece&apos;s own.</source>
        <translation>这张标签属于别的东西。请扫零件自己的码。</translation>
    </message>
    <message>
        <source>This is no container label of ours.</source>
        <translation>这不是我方的容器标签。</translation>
    </message>
    <message>
        <source>This container&apos;s tare is not known. Weigh it empty first.</source>
        <translation>这个容器的皮重未知。先空着称一次。</translation>
    </message>
    <message>
        <source>The procedure has no way for this here. Call the supervisor.</source>
        <translation>规程在这里没有这条路。叫班长。</translation>
    </message>
    <message>
        <source>Read the values first, then show the badge again.</source>
        <translation>先看读数，再出示工牌。</translation>
    </message>
    <message>
        <source>Choose a reason first.</source>
        <translation>先选原因。</translation>
    </message>
    <message>
        <source>No tries left. Only giving up is left. Call the supervisor.</source>
        <translation>不能再测了，只能中止。叫班长。</translation>
    </message>
    <message>
        <source>Not all is done yet: {count} left. Tick each first.</source>
        <translation>还有 {count} 项没做，先逐项点上。</translation>
    </message>
    <message>
        <source>This label belongs to another part. Look for the right one.</source>
        <translation>这张标签属于另一个零件。找对的那张。</translation>
    </message>
    <message>
        <source>This label is settled already.</source>
        <translation>这张标签已经处理过了。</translation>
    </message>
    <message>
        <source>This spare label is on something already. Take another.</source>
        <translation>这张备用标签已经用过了，换一张。</translation>
    </message>
    <message>
        <source>This label does not fit here. Take a spare one of its kind.</source>
        <translation>这张标签不能贴在这里，换同类的备用标签。</translation>
    </message>
    <message>
        <source>We never printed this label.</source>
        <translation>我们没有打印过这张标签。</translation>
    </message>
    <message>
        <source>This code is recorded already, out of {tag}.</source>
        <translation>此编码已记录，来自 {tag}。</translation>
    </message>
    <message>
        <source>Choose first what it is, then scan its code.</source>
        <translation>先选是什么，再扫它的码。</translation>
    </message>
    <message>
        <source>This is a pack&apos;s code. Scan the module&apos;s own.</source>
        <translation>这是电池包的码。请扫模组自己的码。</translation>
    </message>
    <message>
        <source>Parts of this kind carry no code. Only weigh them.</source>
        <translation>这类零件没有码，称重即可。</translation>
    </message>
    <message>
        <source>This part does not come out at this step.</source>
        <translation>这一步不出这种零件。</translation>
    </message>
    <message>
        <source>Lighter than its container. Is it the right one?</source>
        <translation>比容器还轻。容器对吗？</translation>
    </message>
    <message>
        <source>The scale has a tare already. Clear it, or use no container.</source>
        <translation>秤上已有皮重。清掉，或不用容器。</translation>
    </message>
    <message>
        <source>This part is not known here.</source>
        <translation>这里没有这个零件的记录。</translation>
    </message>
    <message>
        <source>A photograph must go with it. Check the camera.</source>
        <translation>要附照片。检查摄像头。</translation>
    </message>
    <message>
        <source>The picture cannot be kept. Photograph again.</source>
        <translation>照片存不了。重拍。</translation>
    </message>
    <message>
        <source>The procedure was changed during the run. Stop, call the supervisor.</source>
        <translation>规程在拆解中被改动。停手，叫班长。</translation>
    </message>
    <message>
        <source>The procedure {procedure} is not on this station. Call the supervisor.</source>
        <translation>本站没有规程 {procedure}。叫班长。</translation>
    </message>
    <message>
        <source>This procedure is not for a pack of this class.</source>
        <translation>这份规程不用于这个等级的包。</translation>
    </message>
    <message>
        <source>This procedure is for another chemistry. Choose a fitting one.</source>
        <translation>此规程用于别的化学体系。选合适的。</translation>
    </message>
    <message>
        <source>{procedure} is withdrawn: {reason}. Call the supervisor.</source>
        <translation>{procedure} 已停用：{reason}。叫班长。</translation>
    </message>
    <message>
        <source>This paper says class {paper}. {tag} is class {record}. Print its traveller anew.</source>
        <translation>卡上是 {paper} 类，{tag} 记录是 {record} 类。重新打印流转卡。</translation>
    </message>
    <message>
        <source>Scan the traveller of {tag}. Tapping proves nothing.</source>
        <translation>扫 {tag} 的流转卡。点选不算核对。</translation>
    </message>
    <message>
        <source>{tag}: there is no class on this code. Print its traveller, scan that.</source>
        <translation>{tag}：这个码上没有等级。打印流转卡，再扫它。</translation>
    </message>
    <message>
        <source>Nothing is on record here of {code}. It may not be opened.</source>
        <translation>本站没有 {code} 的记录，不准拆。</translation>
    </message>
    <message>
        <source>{tag}: this paper is another station&apos;s. Print our traveller, scan that.</source>
        <translation>{tag}：这张卡是别的工位的。打印本站流转卡，再扫它。</translation>
    </message>
    <message>
        <source>A typed code proves nothing here. Scan the traveller, or print it anew.</source>
        <translation>手输的码在这里不算。扫流转卡，或重新打印。</translation>
    </message>
    <message>
        <source>{procedure} is not proven by the hazard rules. Call the supervisor.</source>
        <translation>{procedure} 未通过危险规则证明。叫班长。</translation>
    </message>
    <message>
        <source>{procedure} is no longer begun. Use {newer}.</source>
        <translation>{procedure} 不再开工。请用 {newer}。</translation>
    </message>
    <message>
        <source>This value is from before the step. Put the probes on again.</source>
        <translation>这是本步之前的读数。重新搭表笔。</translation>
    </message>
    <message>
        <source>This is not typed. It comes from the instrument alone.</source>
        <translation>这项不准手输，只能由仪表读入。</translation>
    </message>
    <message>
        <source>There is no point {point} here.</source>
        <translation>这里没有第 {point} 点。</translation>
    </message>
    <message>
        <source>This is no number. Type it as the instrument shows it.</source>
        <translation>这不是数字。照仪表显示输入。</translation>
    </message>
    <message>
        <source>This is another instrument than the point asks for.</source>
        <translation>这个测点要用别的仪表。</translation>
    </message>
    <message>
        <source>This cannot be true. Read the instrument and type it again.</source>
        <translation>数值不可能。看仪表，重新输入。</translation>
    </message>
    <message>
        <source>Same contact as point {point}. Move the probes, measure again.</source>
        <translation>与第 {point} 点是同一次接触。移动表笔再测。</translation>
    </message>
    <message>
        <source>A simulated voltage is not taken here.</source>
        <translation>这里不收模拟电压。</translation>
    </message>
    <message>
        <source>A typed voltage is not taken. Use the meter.</source>
        <translation>不收手输电压。用电压表测。</translation>
    </message>
    <message>
        <source>This pack was left. Say first that you are back.</source>
        <translation>这个包有人离开过，先确认你回来了。</translation>
    </message>
    <message>
        <source>The emergency stopped this run. A supervisor ends it.</source>
        <translation>紧急情况已停下这次拆解，由班长结束。</translation>
    </message>
    <message>
        <source>Nothing is on the bench.</source>
        <translation>拆解台是空的。</translation>
    </message>
    <message>
        <source>The alarm is not over. The supervisor ends it first.</source>
        <translation>紧急还没解除。先由班长解除。</translation>
    </message>
    <message>
        <source>{tag} is on the bench. Finish it first.</source>
        <translation>{tag} 还在台上。先把它做完。</translation>
    </message>
    <message>
        <source>Wrong pack. It should be {tag}.</source>
        <translation>不是这个包，应为 {tag}。</translation>
    </message>
    <message>
        <source>{tag} may not be opened. It is not in store.</source>
        <translation>{tag} 不能开。它不在库存里。</translation>
    </message>
    <message>
        <source>The record of this run does not fit {procedure}. Stop, call the supervisor.</source>
        <translation>记录与规程 {procedure} 对不上。停手，叫班长。</translation>
    </message>
    <message>
        <source>Answer all questions about this pack once more.</source>
        <translation>请把这包的问题再答一遍。</translation>
    </message>
    <message>
        <source>Nothing is weighed yet.</source>
        <translation>还没有称出任何零件。</translation>
    </message>
    <message>
        <source>Not possible now. Look at the step again.</source>
        <translation>现在不能这样做。再看这一步。</translation>
    </message>
    <message>
        <source>This step is not in hand any more. Look at the screen.</source>
        <translation>这一步已经过了。看屏幕。</translation>
    </message>
    <message>
        <source>Something must be proven again first. Look at the screen.</source>
        <translation>有一项要先重新证明。看屏幕。</translation>
    </message>
    <message>
        <source>No pack and no part here carries this code.</source>
        <translation>这里没有带此码的包或零件。</translation>
    </message>
    <message>
        <source>More than one pack here carries {code}. Call the supervisor.</source>
        <translation>本站不止一包是 {code}。叫班长。</translation>
    </message>
    <message>
        <source>A tray needs a photograph. Check the camera.</source>
        <translation>整盘记录要有照片。检查相机。</translation>
    </message>
    <message>
        <source>Say why {count} places stay unread.</source>
        <translation>说明 {count} 个位置为什么没读到。</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: not the code of one module or cell. Take it out.</source>
        <translation>第 {row} 行第 {column} 列：不是单个模组或电芯的码。拿出来。</translation>
    </message>
    <message>
        <source>No code of this tray is read yet.</source>
        <translation>这一盘还没读到码。</translation>
    </message>
    <message>
        <source>Row {row}, column {column} came out of {tag}. Take it out.</source>
        <translation>第 {row} 行第 {column} 列来自 {tag}。拿出来。</translation>
    </message>
    <message>
        <source>{tag} was never opened here. It has no modules.</source>
        <translation>{tag} 没在这里拆过，没有模组。</translation>
    </message>
    <message>
        <source>The places are not clear. Begin anew.</source>
        <translation>位置不清楚。重新读。</translation>
    </message>
    <message>
        <source>Not yet: wait {seconds} s more.</source>
        <translation>还没到：再等 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This is no weight. Type kilograms as the display shows them.</source>
        <translation>这不是重量。按显示屏输入千克数。</translation>
    </message>
    <message>
        <source>A typed weight needs a photograph of the display.</source>
        <translation>手输重量要拍下显示屏。</translation>
    </message>
    <message>
        <source>The sheet cannot be drawn. Call plant IT.</source>
        <translation>交接单画不出来。请找信息部门。</translation>
    </message>
    <message>
        <source>{count} items are not gone through. Next: {item}.</source>
        <translation>还有 {count} 项没有核对。下一项：{item}。</translation>
    </message>
    <message>
        <source>{count} codes on the paper were not read. Scan them, or accept with remarks.</source>
        <translation>纸上有 {count} 个码没读。扫它，或有保留接班。</translation>
    </message>
    <message>
        <source>Write down the remarks first.</source>
        <translation>先写下意见。</translation>
    </message>
    <message>
        <source>This item is not on the sheet.</source>
        <translation>交接单上没有这一项。</translation>
    </message>
    <message>
        <source>This answer is not offered here.</source>
        <translation>这里没有这个选项。</translation>
    </message>
    <message>
        <source>The person who hands over must sign first.</source>
        <translation>要由交班人先签。</translation>
    </message>
    <message>
        <source>Shift sheet {sheet} is not taken over yet. Who comes on goes through its items first.</source>
        <translation>交接单 {sheet} 还没有接。接班人先逐条过一遍。</translation>
    </message>
    <message>
        <source>Nothing has happened since the last sheet.</source>
        <translation>上次交接后没有新记录。</translation>
    </message>
    <message>
        <source>There is no refusal to witness.</source>
        <translation>没有需要见证的拒接。</translation>
    </message>
    <message>
        <source>This is the paper of another sheet, not of {sheet}.</source>
        <translation>这是别的交接单的纸，不是 {sheet} 的。</translation>
    </message>
    <message>
        <source>First the one who hands over signs.</source>
        <translation>先由交班人签。</translation>
    </message>
    <message>
        <source>This side has signed already.</source>
        <translation>这一方已经签过。</translation>
    </message>
    <message>
        <source>The shift is too long for one sheet. Call plant IT.</source>
        <translation>本班记录超出一张交接单。请找信息部门。</translation>
    </message>
    <message>
        <source>There is no sheet {sheet} here.</source>
        <translation>这里没有交接单 {sheet}。</translation>
    </message>
    <message>
        <source>No gas meter for this at this station</source>
        <translation>本工位没有测这种气体的仪表</translation>
    </message>
    <message>
        <source>The gas meter is being connected</source>
        <translation>正在连接气体检测仪</translation>
    </message>
    <message>
        <source>The gas meter does not answer. Cable and power?</source>
        <translation>气体检测仪没有回应。查线和电源。</translation>
    </message>
    <message>
        <source>No fresh value from the gas meter</source>
        <translation>气体检测仪没有新读数</translation>
    </message>
    <message>
        <source>The gas meter is warming up. Wait.</source>
        <translation>气体检测仪在预热，请稍等。</translation>
    </message>
    <message>
        <source>More gas than this meter can read. Step back.</source>
        <translation>气体超出量程。后退。</translation>
    </message>
    <message>
        <source>The gas meter is under zero. Let it be checked.</source>
        <translation>气体检测仪低于零。送检。</translation>
    </message>
    <message>
        <source>The gas meter shows another unit. Tell the supervisor.</source>
        <translation>气体检测仪单位不对。告诉班长。</translation>
    </message>
    <message>
        <source>The gas meter&apos;s line is disturbed</source>
        <translation>气体检测仪线路受干扰</translation>
    </message>
    <message>
        <source>The gas meter reports a fault. Take another.</source>
        <translation>气体检测仪报故障。换一台。</translation>
    </message>
    <message>
        <source>The gas meter is busy</source>
        <translation>气体检测仪正忙</translation>
    </message>
    <message>
        <source>The gas meter&apos;s calibration has ended. Take another.</source>
        <translation>气体检测仪校准过期。换一台。</translation>
    </message>
    <message>
        <source>The pack is still too live for this. It must be {wanted} first.</source>
        <translation>电状态还太危险，要先到“{wanted}”。</translation>
    </message>
    <message>
        <source>Not proven here: {wanted}. This step stays shut.</source>
        <translation>还没证明：{wanted}。这一步不放开。</translation>
    </message>
    <message>
        <source>Not proven any more: {wanted}. It cannot be shown again. Abort, make it safe.</source>
        <translation>已失效：{wanted}，无法再证明。中止，做安全处理。</translation>
    </message>
    <message>
        <source>This may not be done to a pack of class {wanted}.</source>
        <translation>{wanted} 级的包不准做这一步。</translation>
    </message>
    <message>
        <source>The procedure asks for this in a way that the rules forbid.</source>
        <translation>规程的做法不合安全规则。</translation>
    </message>
    <message>
        <source>The rules ask for {wanted} people at this step.</source>
        <translation>规则要求这一步 {wanted} 人在场。</translation>
    </message>
    <message>
        <source>The rules ask for level {wanted} at this step.</source>
        <translation>规则要求这一步等级 {wanted}。</translation>
    </message>
    <message>
        <source>The procedure leaves out gear that the rules ask for.</source>
        <translation>规程少了规则要求的防护用品。</translation>
    </message>
    <message>
        <source>This step needs level {needs}. Let somebody who has it show a badge.</source>
        <translation>这一步要等级 {needs}。请有此等级的人刷牌接手。</translation>
    </message>
    <message>
        <source>Your level {needs} ended on {until}. Let somebody who has it show a badge.</source>
        <translation>你的等级 {needs} 已于 {until} 到期。请有效的人刷牌接手。</translation>
    </message>
    <message>
        <source>This step needs level {needs}. Show another badge.</source>
        <translation>这一步要等级 {needs}。换一张工牌。</translation>
    </message>
    <message>
        <source>This person&apos;s level {needs} ended on {until}. Show another badge.</source>
        <translation>此人等级 {needs} 已于 {until} 到期。换一张工牌。</translation>
    </message>
    <message>
        <source>which pack it is</source>
        <translation>是哪个包</translation>
    </message>
    <message>
        <source>bench and gear made ready</source>
        <translation>拆前检查</translation>
    </message>
    <message>
        <source>insulation good</source>
        <translation>绝缘合格</translation>
    </message>
    <message>
        <source>case not hot</source>
        <translation>外壳不热</translation>
    </message>
    <message>
        <source>nothing disturbed without a look for heat</source>
        <translation>动过之后看过不发热</translation>
    </message>
    <message>
        <source>service plug out and locked</source>
        <translation>维修开关已拔、已上锁</translation>
    </message>
    <message>
        <source>capacitors bled</source>
        <translation>电容已放电</translation>
    </message>
    <message>
        <source>terminals dead</source>
        <translation>端子已验电</translation>
    </message>
    <message>
        <source>no hydrogen outside</source>
        <translation>包外无氢气</translation>
    </message>
    <message>
        <source>no carbon monoxide outside</source>
        <translation>包外无一氧化碳</translation>
    </message>
    <message>
        <source>cover off</source>
        <translation>上盖已开</translation>
    </message>
    <message>
        <source>no hydrogen inside</source>
        <translation>包内无氢气</translation>
    </message>
    <message>
        <source>no carbon monoxide inside</source>
        <translation>包内无一氧化碳</translation>
    </message>
    <message>
        <source>inside looked at and sound</source>
        <translation>包内查过完好</translation>
    </message>
    <message>
        <source>live parts covered</source>
        <translation>带电件已盖好</translation>
    </message>
    <message>
        <source>sections under the limit</source>
        <translation>各段电压在限值内</translation>
    </message>
    <message>
        <source>live</source>
        <translation>带电</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>已断电</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>已开盖</translation>
    </message>
    <message>
        <source>in sections</source>
        <translation>已分段</translation>
    </message>
    <message>
        <source>in modules</source>
        <translation>单模组</translation>
    </message>
    <message>
        <source>chamber without oxygen</source>
        <translation>舱内已排氧</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This document is no longer in the library.</source>
        <translation>文件库里已没有这份文件。</translation>
    </message>
    <message>
        <source>Only a process engineer or a supervisor may do this.</source>
        <translation>只有工艺员或班长可以做。</translation>
    </message>
    <message>
        <source>This badge may not. A process engineer or a supervisor signs.</source>
        <translation>此工牌无权。由工艺员或班长签。</translation>
    </message>
    <message>
        <source>You had a hand in this draft. Somebody else must publish it.</source>
        <translation>你参与过起草，须由别人发布。</translation>
    </message>
    <message>
        <source>Not a document, line {line}: {code}</source>
        <translation>不是作业文件，第 {line} 行：{code}</translation>
    </message>
    <message>
        <source>The file cannot be read. Put the stick in again.</source>
        <translation>文件读不出。重新插 U 盘。</translation>
    </message>
    <message>
        <source>Its version must be a whole number, not {version}. Mend the file.</source>
        <translation>版本须为整数，不能是 {version}。改文件。</translation>
    </message>
    <message>
        <source>Version {version} is used up; {newest} was here. Give it a higher number.</source>
        <translation>版本 {version} 不能再用，已有 {newest}。改成更大的数。</translation>
    </message>
    <message>
        <source>There is already a draft of {procedure}. Drop that one first.</source>
        <translation>{procedure} 已有草稿。先放弃那一份。</translation>
    </message>
    <message>
        <source>This cannot be changed here. Change the file.</source>
        <translation>这里不能这样改。请改文件。</translation>
    </message>
    <message>
        <source>This file can be changed at a desk only.</source>
        <translation>此文件只能在办公电脑上改。</translation>
    </message>
    <message>
        <source>This draft is no longer there.</source>
        <translation>这份草稿已不在。</translation>
    </message>
    <message>
        <source>The draft was changed meanwhile. Look at it again.</source>
        <translation>草稿已被改过。重新看一遍。</translation>
    </message>
    <message>
        <source>It already waits for its publication.</source>
        <translation>已在等待发布。</translation>
    </message>
    <message>
        <source>Its author has not handed it on yet.</source>
        <translation>起草人还没提交。</translation>
    </message>
    <message>
        <source>Not proven, {count} defects. Only what is proven is handed on.</source>
        <translation>未通过证明，{count} 处缺陷。证明后才能提交。</translation>
    </message>
    <message>
        <source>The draft&apos;s file is gone or changed. Bring it in again.</source>
        <translation>草稿文件不在或被改。重新导入。</translation>
    </message>
    <message>
        <source>This version is already withdrawn.</source>
        <translation>此版本已停用。</translation>
    </message>
    <message>
        <source>something happened while it was used</source>
        <translation>使用中出过事</translation>
    </message>
    <message>
        <source>a step is missing</source>
        <translation>缺步骤</translation>
    </message>
    <message>
        <source>a limit is wrong</source>
        <translation>限值有误</translation>
    </message>
    <message>
        <source>its words mislead</source>
        <translation>文字会误导</translation>
    </message>
    <message>
        <source>the maker says otherwise now</source>
        <translation>厂家资料已改</translation>
    </message>
    <message>
        <source>packs are built otherwise</source>
        <translation>包的结构不同</translation>
    </message>
    <message>
        <source>hydrogen</source>
        <translation>氢气</translation>
    </message>
    <message>
        <source>carbon monoxide</source>
        <translation>一氧化碳</translation>
    </message>
    <message>
        <source>hydrogen fluoride</source>
        <translation>氟化氢</translation>
    </message>
    <message>
        <source>organic vapour</source>
        <translation>有机挥发物</translation>
    </message>
    <message>
        <source>Air not watched: {gases}</source>
        <translation>空气未监测：{gases}</translation>
    </message>
    <message>
        <source>Gas alarm: {gas}. Step back, let air in. It must stay below its limit first.</source>
        <translation>气体报警：{gas}。退开，通风，降到限值以下并保持才能继续。</translation>
    </message>
    <message>
        <source>Gas alarm: {gas}. Leave the hall.</source>
        <translation>气体报警：{gas}。离开车间。</translation>
    </message>
    <message>
        <source>There are records here, and nothing says whose.</source>
        <translation>此处有记录，但不知属于哪个工位。</translation>
    </message>
    <message>
        <source>These records were signed with another key.</source>
        <translation>这些记录是用另一把密钥签名的。</translation>
    </message>
    <message>
        <source>A backup was put in place here.</source>
        <translation>此处已换上备份。</translation>
    </message>
    <message>
        <source>Entries are missing: this computer has recorded more before.</source>
        <translation>缺少记录：本机以前记录得更多。</translation>
    </message>
    <message>
        <source>These are not the records that this computer last wrote.</source>
        <translation>这不是本机最后写下的记录。</translation>
    </message>
    <message>
        <source>Entries are missing that the registry has signed for.</source>
        <translation>缺少登记处已签收的记录。</translation>
    </message>
    <message>
        <source>The records differ from what the registry has signed for.</source>
        <translation>记录与登记处签收的不一致。</translation>
    </message>
    <message>
        <source>The registry holds entries that are missing here.</source>
        <translation>登记处有的记录，此处缺少。</translation>
    </message>
    <message>
        <source>The registry holds other entries under our numbers.</source>
        <translation>登记处在我们的编号下有另外的记录。</translation>
    </message>
    <message>
        <source>Another backup is being made.</source>
        <translation>正在做另一个备份。</translation>
    </message>
    <message>
        <source>Not backed up: the records went back.</source>
        <translation>未备份：记录倒退了。</translation>
    </message>
    <message>
        <source>Not backed up: a photograph or document is damaged.</source>
        <translation>未备份：有照片或文件损坏。</translation>
    </message>
    <message>
        <source>Not backed up: the station was closed.</source>
        <translation>未备份：工位已关闭。</translation>
    </message>
    <message>
        <source>Not backed up: the copy is not whole.</source>
        <translation>未备份：副本不完整。</translation>
    </message>
    <message>
        <source>Not backed up: no room on that disk.</source>
        <translation>未备份：该磁盘空间不足。</translation>
    </message>
    <message>
        <source>Not backed up: there are no records.</source>
        <translation>未备份：没有记录。</translation>
    </message>
    <message>
        <source>Not backed up: these are not our records.</source>
        <translation>未备份：这不是我们的记录。</translation>
    </message>
    <message>
        <source>The disk is nearly full: {free} of {needed} MiB. Begin nothing new. Call plant IT.</source>
        <translation>磁盘快满了：{free} / {needed} MiB。不要开始新的作业。请叫厂内 IT。</translation>
    </message>
    <message>
        <source>The disk does not say how full it is. Begin nothing new. Call plant IT.</source>
        <translation>磁盘不报告剩余空间。不要开始新的作业。请叫厂内 IT。</translation>
    </message>
    <message>
        <source>This reason is not on the list.</source>
        <translation>此原因不在清单上。</translation>
    </message>
    <message>
        <source>Say in your words what happened.</source>
        <translation>请用自己的话说明发生了什么。</translation>
    </message>
    <message>
        <source>{station} found class {found} on {at}. Do not open this pack. Call the supervisor.</source>
        <translation>{station} 于 {at} 判为 {found} 类。此包不许打开，叫班长。</translation>
    </message>
    <message>
        <source>{station} put this pack in quarantine on {at}. Do not open it. Call the supervisor.</source>
        <translation>{station} 于 {at} 已隔离此包。不许打开，叫班长。</translation>
    </message>
    <message>
        <source>{station} took in the same code on {at}. Do not open it. Call the supervisor.</source>
        <translation>{station} 于 {at} 也收过同一编码。不许打开，叫班长。</translation>
    </message>
    <message>
        <source>Two packs carry this code, see {station}, {at}. Do not open it. Call the supervisor.</source>
        <translation>两个包同一编码，见 {station}，{at}。不许打开，叫班长。</translation>
    </message>
    <message>
        <source>Its traveller served at {station} as well, {at}. Do not open it. Call the supervisor.</source>
        <translation>它的流转卡在 {station} 也用过，{at}。不要拆，叫班长。</translation>
    </message>
    <message>
        <source>Its traveller was used at {station} too, {at}. Do not open it. Call the supervisor.</source>
        <translation>流转卡在 {station} 也用过，{at}。不许打开，叫班长。</translation>
    </message>
    <message>
        <source>Two people at the registry shut this pack on {at}. Do not open it.</source>
        <translation>登记处两人于 {at} 封了此包。不许打开。</translation>
    </message>
    <message>
        <source>{station} holds this pack since {at}. Do not open it. Call the supervisor.</source>
        <translation>{station} 自 {at} 扣留此包。不许打开，叫班长。</translation>
    </message>
    <message>
        <source>{tag} is held by {station}. Go on to the next hold only.</source>
        <translation>{tag} 被 {station} 扣留。只做到下一个停止点。</translation>
    </message>
    <message>
        <source>{tag} is held by {station}. It may not be opened.</source>
        <translation>{tag} 被 {station} 扣留。不许打开。</translation>
    </message>
    <message>
        <source>What is told of other stations is not signed by our registry. Call plant IT.</source>
        <translation>别站的消息不是本登记处签的。叫信息部门。</translation>
    </message>
    <message>
        <source>This station&apos;s key was revoked. Records are kept here and set aside at the registry. Call plant IT.</source>
        <translation>本站的密钥已被吊销。记录仍保存在本站，登记处另行搁置。请联系工厂 IT。</translation>
    </message>
    <message>
        <source>This station signs with an old key. Records are kept here and set aside there. Call plant IT.</source>
        <translation>本站仍用旧密钥签名。记录仍保存在本站，登记处另行搁置。请联系工厂 IT。</translation>
    </message>
    <message>
        <source>The registry does not know this station&apos;s key. Call plant IT.</source>
        <translation>登记处不认本站的密钥。叫信息部门。</translation>
    </message>
    <message>
        <source>What the registry tells of other stations cannot be read. Call plant IT.</source>
        <translation>登记处发来的别站消息读不了。叫信息部门。</translation>
    </message>
    <message>
        <source>Another registry tells of other stations. It does not count. Call plant IT.</source>
        <translation>别站的消息来自另一个登记处，不算数。叫信息部门。</translation>
    </message>
    <message>
        <source>The registry left something out about other stations. Call plant IT.</source>
        <translation>登记处发来的别站消息有缺漏。叫信息部门。</translation>
    </message>
    <message>
        <source>The registry told something old about other stations. It does not count.</source>
        <translation>登记处发来旧的别站消息，不算数。</translation>
    </message>
    <message>
        <source>The registry tells {told} changes, it told {known} before. Was it restored? Call plant IT.</source>
        <translation>登记处只有 {told} 条变更，以前有 {known} 条。恢复过吗？叫信息部门。</translation>
    </message>
    <message>
        <source>Scale {scale}: empty pan not checked in this shift. Check it under Scales.</source>
        <translation>秤 {scale}：本班还没查空秤。请到“查秤”检查。</translation>
    </message>
    <message>
        <source>Scale {scale}: empty pan is not at zero. Empty it, zero it, check again.</source>
        <translation>秤 {scale}：空秤不在零点。清空、清零，再查一次。</translation>
    </message>
    <message>
        <source>Scale {scale}: no check weight in this shift. Put it on under Scales.</source>
        <translation>秤 {scale}：本班还没放检查砝码。请到“查秤”放上。</translation>
    </message>
    <message>
        <source>Scale {scale} weighs wrongly. Its weights are in doubt. Call service, check again.</source>
        <translation>秤 {scale} 称不准，重量存疑。叫检修，再查一次。</translation>
    </message>
    <message>
        <source>Scale {scale}: its verification has ended. Weights are not for trade.</source>
        <translation>秤 {scale}：检定已到期，重量不得用于贸易结算。</translation>
    </message>
    <message>
        <source>Scale {scale}: nobody has entered until when it is verified.</source>
        <translation>秤 {scale}：没有写明检定到期日。</translation>
    </message>
    <message>
        <source>There is no such scale at this station.</source>
        <translation>本站没有这台秤。</translation>
    </message>
    <message>
        <source>This is the reading of another scale.</source>
        <translation>这是另一台秤的读数。</translation>
    </message>
    <message>
        <source>The site has no such check weight for this scale.</source>
        <translation>本厂没有这台秤用的这个砝码。</translation>
    </message>
    <message>
        <source>A check needs a reading, or the reason for none.</source>
        <translation>检查要有读数，或没有读数的原因。</translation>
    </message>
    <message>
        <source>Something lies on the scale. Take it off.</source>
        <translation>秤上有东西，请拿开。</translation>
    </message>
    <message>
        <source>A tare is set. Clear it at the scale, then check.</source>
        <translation>秤上设了去皮。先在秤上清除，再查。</translation>
    </message>
    <message>
        <source>The certificate of this check weight has ended. Take another one.</source>
        <translation>砝码证书已到期，换一个。</translation>
    </message>
    <message>
        <source>This check weight is too light or too heavy for this scale.</source>
        <translation>砝码对这台秤太轻或太重。</translation>
    </message>
    <message>
        <source>This check weight is not known well enough for this scale.</source>
        <translation>砝码精度不够查这台秤。</translation>
    </message>
    <message>
        <source>{tag} is not in store. Only what is in store and sound is handed on.</source>
        <translation>{tag} 不在库存。只有库存里完好的包才能转出。</translation>
    </message>
    <message>
        <source>{tag} was opened here. It is finished here.</source>
        <translation>{tag} 在本站拆过。就在本站做完。</translation>
    </message>
    <message>
        <source>{text} is no station&apos;s mark. Scan a traveller of that station.</source>
        <translation>{text} 不是工位号。扫那个工位的任一流转卡。</translation>
    </message>
    <message>
        <source>{mark} is this station. Choose another one.</source>
        <translation>{mark} 就是本站。请选别的工位。</translation>
    </message>
    <message>
        <source>{tag} was handed on with its traveller. No second one is printed.</source>
        <translation>{tag} 已连流转卡转出。不再印第二张。</translation>
    </message>
    <message>
        <source>Scan the traveller that it went with. No other code proves it.</source>
        <translation>扫它转出时带的流转卡。别的码不算。</translation>
    </message>
    <message>
        <source>This traveller is another station&apos;s. Take the pack over: New pack.</source>
        <translation>这是别的工位的流转卡。请接收：点“收新包”。</translation>
    </message>
    <message>
        <source>{tag} is here by our record. It was not handed on.</source>
        <translation>{tag} 按记录就在本站，没有转出。</translation>
    </message>
    <message>
        <source>{tag} was handed on. If it is back, say so in the queue first.</source>
        <translation>{tag} 已转出。若已回来，先在列表里登记。</translation>
    </message>
    <message>
        <source>{tag}: this traveller is void. Print its new one, scan that.</source>
        <translation>{tag}：这张流转卡已作废。印新卡，再扫新卡。</translation>
    </message>
    <message>
        <source>Another station&apos;s traveller. Take the pack over first: queue, New pack.</source>
        <translation>别的工位的流转卡。先接收：列表里点“收新包”。</translation>
    </message>
    <message>
        <source>{station} has taken {tag} over, {at}. It is not opened here. Call the supervisor.</source>
        <translation>{station} 已接收 {tag}，{at}。本站不拆，叫班长。</translation>
    </message>
    <message>
        <source>This is no sound traveller. Scan the one on the pack once more.</source>
        <translation>这不是有效的流转卡。再扫一次包上那张。</translation>
    </message>
    <message>
        <source>This traveller is our own. Look for the pack in the queue.</source>
        <translation>这是本站自己的流转卡。在列表里找这个包。</translation>
    </message>
    <message>
        <source>A pack was set apart here under this traveller. Look for it in the queue.</source>
        <translation>本站已按这张流转卡隔离了一个包。在列表里找。</translation>
    </message>
    <message>
        <source>This traveller has served here already. Keep the pack shut and call the supervisor.</source>
        <translation>这张流转卡在本站已用过。不要拆，叫班长。</translation>
    </message>
    <message>
        <source>{station} took it over by this traveller, {at}. Keep it shut, call the supervisor.</source>
        <translation>{station} 已凭这张卡接收，{at}。不要拆，叫班长。</translation>
    </message>
</context>
<context>
    <name>ZeroPage</name>
    <message>
        <source>Empty the {name}</source>
        <translation>清空{name}</translation>
    </message>
    <message>
        <source>Nothing on it, nothing touches it. Then press.</source>
        <translation>上面没有东西，旁边也不碰，再按。</translation>
    </message>
    <message>
        <source>take everything off</source>
        <translation>拿开所有东西</translation>
    </message>
    <message>
        <source>wait until it is still</source>
        <translation>等它稳定</translation>
    </message>
    <message>
        <source>The pan is empty</source>
        <translation>秤是空的</translation>
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
