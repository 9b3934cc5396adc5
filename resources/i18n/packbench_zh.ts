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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted. Nothing was open. Begin with the papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted. The papers are kept. Show the pack&apos;s label again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted. The pack and its answers are saved. Answer this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted. All answers are saved. Weigh the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted. Everything is saved. Only the route is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeTerms</name>
    <message>
        <source>maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NiMH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LFP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LMO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LCO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ternary (NMC, NCA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supercapacitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LTO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coolant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swollen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swollen cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>burnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bare contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service plug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BMS fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, under a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, age {years}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, age {years}½</source>
        <translation type="unfinished"></translation>
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
    <name>Page</name>
    <message>
        <source>saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the queue</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation type="unfinished">无人登录</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline {hours} h</source>
        <translation type="unfinished"></translation>
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
