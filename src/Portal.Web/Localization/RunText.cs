using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of remediation runs.</summary>
public static class RunText
{
    /// <summary>Section after the end.</summary>
    public static LocalizedText Learnt { get; } = new("What was learnt", "学到了什么");

    /// <summary>Stage.</summary>
    public static LocalizedText Plan { get; } = new("Plan", "计划");

    /// <summary>Stage.</summary>
    public static LocalizedText DryRun { get; } = new("Dry run", "预演");

    /// <summary>Stage.</summary>
    public static LocalizedText Approve { get; } = new("Approve", "批准");

    /// <summary>Stage.</summary>
    public static LocalizedText Execute { get; } = new("Execute", "执行");

    /// <summary>Stage.</summary>
    public static LocalizedText Verify { get; } = new("Verify", "验证");

    /// <summary>Label of the stages.</summary>
    public static LocalizedText Stages { get; } = new("Stages of this run", "处置的各阶段");

    /// <summary>Section.</summary>
    public static LocalizedText WhatWillBeDone { get; } = new("What will be done", "将要做什么");

    /// <summary>Section.</summary>
    public static LocalizedText WhatWasDone { get; } = new("What was done", "做了什么");

    /// <summary>Section.</summary>
    public static LocalizedText WhatIsBeingDone { get; } = new("What is being done", "正在做什么");

    /// <summary>Section.</summary>
    public static LocalizedText WhatWouldHaveBeenDone { get; } = new("What would have been done", "原本要做什么");

    /// <summary>The done condition of a run that ended before the portal watched.</summary>
    public static LocalizedText NotLookedAt { get; } = new("not looked at: the run ended before", "未观察：处置在此之前已结束");

    /// <summary>Section of a run of which nothing is lost.</summary>
    public static LocalizedText WayBack { get; } = new("The way back", "如何撤销");

    /// <summary>Head of the folded object that was kept.</summary>
    public static LocalizedText KeptObject { get; } = new("The object as it was, and how to make it again", "原对象以及重新创建的方法");

    /// <summary>What the command below does.</summary>
    public static LocalizedText KeptObjectText { get; } = new(
        "The object as the dry run saw it, without what the API server fills in. This makes it again, under the same name and with a new uid:",
        "预演时看到的对象，不含由 API server 填写的字段。以下命令以相同的名称重新创建它，uid 是新的：");

    /// <summary>The steps of a refused plan.</summary>
    public static LocalizedText NothingWasSent { get; } = new("Nothing: the playbook made no request.", "什么都没做：处置方案没有产生请求。");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText ApprovedButStopped { get; } = new("Approved, but stopped for now", "已批准，但目前被阻止");

    /// <summary>Of a rule that a broken glass goes past.</summary>
    public static LocalizedText PassedByTheGlass { get; } = new("Passed by with the broken glass.", "已由紧急放行越过。");

    /// <summary>Text of the next step when the object is not as the plan saw it.</summary>
    public static LocalizedText DryRunMovedText { get; } = new(
        "Nothing was changed. Each request is bound to the object as the plan saw it, so asking again cannot help: a new plan looks at it as it is now.",
        "没有任何改动。每个请求都绑定到制定计划时的对象，再次预演也不会成功：新的计划会按它现在的样子制定。");

    /// <summary>Button.</summary>
    public static LocalizedText PlanAnew { get; } = new("End this plan and make a new one", "结束此计划并重新制定");

    /// <summary>Why a run was cancelled.</summary>
    public static LocalizedText MadeAnew { get; } = new("planned anew", "重新制定计划");

    /// <summary>Section.</summary>
    public static LocalizedText DoneWhen { get; } = new("Done when", "完成条件");

    /// <summary>Section.</summary>
    public static LocalizedText Approval { get; } = new("Approval", "批准");

    /// <summary>Section.</summary>
    public static LocalizedText ChecksAndPermissions { get; } = new("Checks and permissions", "检查与权限");

    /// <summary>Section.</summary>
    public static LocalizedText Journal { get; } = new("Journal", "过程记录");

    /// <summary>Beside the heading of the journal.</summary>
    public static LocalizedText NewestFirst { get; } = new("newest first, in the audit log", "最新的在前，已写入审计日志");

    /// <summary>Head of the folded request.</summary>
    public static LocalizedText RequestAndKubectl { get; } = new("Request and kubectl equivalent", "请求与等效的 kubectl 命令");

    /// <summary>Link to a run.</summary>
    public static LocalizedText OpenRun { get; } = new("Open the run", "打开处置记录");

    /// <summary>The finding of a run.</summary>
    public static LocalizedText TheFinding { get; } = new("from this finding", "来自这条发现");

    /// <summary>Whose turn it is.</summary>
    public static LocalizedText NextStep { get; } = new("Next step", "下一步");

    /// <summary>Whose turn it is.</summary>
    public static LocalizedText NothingToDoNow { get; } = new("Nothing to do now", "现在无需操作");

    /// <summary>Whose turn it is.</summary>
    public static LocalizedText Ended { get; } = new("This run has ended", "该处置已结束");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText AskTheServer { get; } = new("Ask the API server what would happen", "询问 API server 会发生什么");

    /// <summary>Text of the next step.</summary>
    public static LocalizedText AskTheServerText { get; } = new(
        "A dry run sends the same requests with dryRun=All: the API server checks them and answers, and changes nothing.",
        "预演以 dryRun=All 发送同样的请求：API server 会检查并回答，不改动任何东西。");

    /// <summary>Button.</summary>
    public static LocalizedText RunDry { get; } = new("Run the dry run", "进行预演");

    /// <summary>Button.</summary>
    public static LocalizedText RunDryAgain { get; } = new("Repeat the dry run", "再次预演");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText DryRunRefused { get; } = new("The API server would not do it", "API server 不会执行");

    /// <summary>Text of the next step.</summary>
    public static LocalizedText DryRunRefusedText { get; } = new(
        "Nothing was changed. The answer stands beside the step below. Repeat the dry run when its cause is gone.",
        "没有任何改动。回答见下方步骤。原因消除后请再次预演。");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText ReadAndDecide { get; } = new("Read the plan, then decide", "阅读计划，然后决定");

    /// <summary>Head of the next step for whoever may not decide.</summary>
    public static LocalizedText WaitsForSecond { get; } = new("Waits for a second person", "等待第二个人批准");

    /// <summary>Text of the next step for whoever may not decide.</summary>
    public static LocalizedText WaitsForSecondText { get; } = new(
        "Send the address of this page to somebody with the role approver. They see the same plan and it moves here when they have decided.",
        "请把本页地址发给具有 approver 角色的人。对方会看到同一份计划，决定后本页会随之更新。");

    /// <summary>What an approval means.</summary>
    public static LocalizedText ApprovalMeaning { get; } = new(
        "Your approval holds for exactly this plan and falls if it changes.", "您的批准仅对这份计划有效，计划变化即失效。");

    /// <summary>Field.</summary>
    public static LocalizedText Comment { get; } = new("What you checked, for the record (optional)", "您核对了什么，以供留痕（可不填）");

    /// <summary>Button.</summary>
    public static LocalizedText ApproveThisPlan { get; } = new("Approve this plan", "批准此计划");

    /// <summary>Link.</summary>
    public static LocalizedText Reject { get; } = new("Reject it", "驳回");

    /// <summary>Link.</summary>
    public static LocalizedText CancelRun { get; } = new("Cancel this run", "取消此处置");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText ReadAndExecute { get; } = new("Read what cannot be undone, then execute", "确认不可撤销的内容，然后执行");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText ReadyToExecute { get; } = new("Approved: ready to execute", "已批准：可以执行");

    /// <summary>Before how it can be undone.</summary>
    public static LocalizedText CanBeUndone { get; } = new("Can be undone:", "可撤销：");

    /// <summary>Why the button is off.</summary>
    public static LocalizedText TickEach { get; } = new("Tick each loss first.", "请先逐条勾选损失。");

    /// <summary>Head of the next step.</summary>
    public static LocalizedText Executing { get; } = new("The changes are being made", "正在执行改动");

    /// <summary>Text of the next step.</summary>
    public static LocalizedText MayClose { get; } = new(
        "You may close this page; the run goes on and you find it under Remediations.", "可以关闭本页，处置会继续，可在「处置记录」中找到。");

    /// <summary>Until when the portal watches.</summary>
    public static LocalizedText DeadlineAt(string clock) => new(
        $"Deadline {clock} UTC, then the run stops and says what it saw.", $"期限 {clock} UTC，届时处置停止并说明所见。");

    /// <summary>Head of the last step.</summary>
    public static LocalizedText Succeeded { get; } = new("Done, and seen to have worked", "已完成，并已验证有效");

    /// <summary>Head of the last step.</summary>
    public static LocalizedText Failed { get; } = new("Did not end as planned", "未按计划完成");

    /// <summary>Head of the last step.</summary>
    public static LocalizedText Cancelled { get; } = new("Ended before anything was done", "在改动之前结束");

    /// <summary>Head of the last step of a run that somebody stopped.</summary>
    public static LocalizedText StoppedByHand { get; } = new("Stopped before its end", "中途被停止");

    /// <summary>Head of the next step while a run comes to its end.</summary>
    public static LocalizedText Stopping { get; } = new("Stopping: what is on its way is finished", "正在停止：等待已发出的请求完成");

    /// <summary>The folded form.</summary>
    public static LocalizedText StopThis { get; } = new("Something is wrong? Stop this run", "有问题？停止此处置");

    /// <summary>What it does.</summary>
    public static LocalizedText StopMeaning { get; } = new(
        "What is on its way is finished, and nothing more begins. What was done is not undone; the run says which steps were done and which were not.",
        "已发出的请求会执行完毕，不再开始新的步骤。已执行的操作不会撤销；处置会说明哪些步骤已执行、哪些没有。");

    /// <summary>Field.</summary>
    public static LocalizedText StopReason { get; } = new("Why, for the outcome and the audit log", "原因（写入结果和审计日志）");

    /// <summary>Button.</summary>
    public static LocalizedText StopIt { get; } = new("Stop this run", "停止此处置");

    /// <summary>Who stopped it.</summary>
    public static LocalizedText IsStopping(string name) => new($"{name} has asked to stop it,", $"{name} 已请求停止，");

    /// <summary>Head of a refused plan.</summary>
    public static LocalizedText Refused { get; } = new("The playbook refuses", "处置方案拒绝执行");

    /// <summary>Before what to do instead.</summary>
    public static LocalizedText Instead { get; } = new("Do this instead:", "请改为：");

    /// <summary>Before the playbooks that may be tried after a run that did not work.</summary>
    public static LocalizedText TryNext { get; } = new("What fits the object as it is now; a press makes a new plan and changes nothing:", "适用于该对象当前状态的处置；点击只会制定新计划，不会更改任何内容：");

    /// <summary>The same playbook once more.</summary>
    public static LocalizedText PlanAgain { get; } = new("Plan again", "重新制定计划");

    /// <summary>Link.</summary>
    public static LocalizedText BackToFinding { get; } = new("Back to the finding", "回到发现");

    /// <summary>Nothing approved yet.</summary>
    public static LocalizedText NobodyYet { get; } = new("Nobody has decided yet.", "还没有人决定。");

    /// <summary>Not the requester.</summary>
    public static LocalizedText SecondPersonNeeded { get; } = new(
        "A second person is needed: not the one who asked for it.", "需要第二个人：不能是发起人。");

    /// <summary>One's own approval is enough.</summary>
    public static LocalizedText OnePersonEnough { get; } = new(
        "One approver is enough; it may be the one who asked for it.", "一位批准人即可，可以是发起人。");

    /// <summary>Verb of an approval.</summary>
    public static LocalizedText ApprovedWord { get; } = new("approved", "批准");

    /// <summary>Verb of a rejection.</summary>
    public static LocalizedText RejectedWord { get; } = new("rejected", "驳回");

    /// <summary>Permission.</summary>
    public static LocalizedText Granted { get; } = new("granted", "已授予");

    /// <summary>Permission.</summary>
    public static LocalizedText Missing { get; } = new("missing", "缺少");

    /// <summary>Permission.</summary>
    public static LocalizedText NotAsked { get; } = new("not known", "未知");

    /// <summary>Column.</summary>
    public static LocalizedText Right { get; } = new("Right", "权限");

    /// <summary>Answer of the dry run before there is one.</summary>
    public static LocalizedText NoDryRunYet { get; } = new("No dry run yet.", "尚未预演。");

    /// <summary>Before the answer of the dry run.</summary>
    public static LocalizedText DryRunAnswer { get; } = new("Dry run by the API server:", "API server 预演结果：");

    /// <summary>Before the answer.</summary>
    public static LocalizedText Answer { get; } = new("Answer:", "回答：");

    /// <summary>Not found.</summary>
    public static LocalizedText NotFoundTitle { get; } = new("There is no such remediation", "没有这条处置记录");

    /// <summary>Not found.</summary>
    public static LocalizedText NotFoundText { get; } = new(
        "No remediation has this id. Runs are never deleted, so the address is wrong or belongs to another portal.",
        "没有这个编号的处置记录。处置记录不会被删除，因此地址有误，或属于另一个门户。");

    /// <summary>Link.</summary>
    public static LocalizedText AllRuns { get; } = new("All remediations", "全部处置记录");

    /// <summary>The page while it loads.</summary>
    public static LocalizedText Run { get; } = new("Remediation", "处置");

    /// <summary>List is empty.</summary>
    public static LocalizedText NoRuns { get; } = new("Nothing has been remediated yet.", "还没有任何处置。");

    /// <summary>List is empty with a filter.</summary>
    public static LocalizedText NoRunMatches { get; } = new("No remediation matches the filter.", "没有符合筛选条件的处置记录。");

    /// <summary>How a remediation begins.</summary>
    public static LocalizedText BeginsAtFinding { get; } = new("A remediation begins at a finding.", "处置从一条发现开始。");

    /// <summary>Column.</summary>
    public static LocalizedText What { get; } = new("What", "内容");

    /// <summary>Column.</summary>
    public static LocalizedText State { get; } = new("State", "状态");

    /// <summary>Column.</summary>
    public static LocalizedText By { get; } = new("By", "发起人");

    /// <summary>Column.</summary>
    public static LocalizedText When { get; } = new("When", "时间");

    /// <summary>Column.</summary>
    public static LocalizedText Risk { get; } = new("Risk", "风险");

    /// <summary>Filter.</summary>
    public static LocalizedText UnderWay { get; } = new("Under way", "进行中");

    /// <summary>The state of a run, in words that say whose turn it is.</summary>
    public static LocalizedText Of(RunState state) => state switch
    {
        RunState.Planned => new("Planned", "已计划"),
        RunState.DryRunFailed => new("Refused by its dry run", "预演被拒绝"),
        RunState.AwaitingApproval => new("Waits for approval", "等待批准"),
        RunState.Approved => new("Approved, waits to be executed", "已批准，等待执行"),
        RunState.Executing => new("Executing", "执行中"),
        RunState.Verifying => new("Verifying", "验证中"),
        RunState.Succeeded => new("Verified", "已验证"),
        RunState.Failed => new("Failed", "失败"),
        _ => new("Cancelled", "已取消"),
    };

    /// <summary>State of a run that a person stopped while it was carried out.</summary>
    public static LocalizedText Stopped { get; } = new("Stopped", "已停止");

    /// <summary>Whether the done condition came true.</summary>
    public static LocalizedText Of(VerificationState state) => state switch
    {
        VerificationState.Verified => new("verified", "已验证"),
        VerificationState.NotVerified => new("not verified", "未验证"),
        VerificationState.Unknown => new("cannot be seen", "无法看到"),
        _ => new("not yet", "尚未"),
    };

    /// <summary>Result of a check.</summary>
    public static LocalizedText Of(CheckResult result) => result switch
    {
        CheckResult.Pass => new("Holds", "成立"),
        CheckResult.Fail => new("Does not hold", "不成立"),
        _ => StateText.Unknown,
    };

    /// <summary>State of a step.</summary>
    public static LocalizedText Of(StepState state) => state switch
    {
        StepState.Intended => new("Under way", "进行中"),
        StepState.Blocked => new("Blocked, tried again", "被阻止，将重试"),
        StepState.Done => new("Done", "已完成"),
        StepState.Failed => new("Failed", "失败"),
        StepState.Skipped => new("Left out", "已略过"),
        _ => new("Not begun", "未开始"),
    };

    /// <summary>The execute button says the act and its amount.</summary>
    public static LocalizedText ExecuteCount(int changes) => new(
        changes == 1 ? "Execute 1 change" : $"Execute {changes} changes", $"执行 {changes} 项改动");

    /// <summary>How many steps.</summary>
    public static LocalizedText Steps(int steps) => new(
        steps == 1 ? "1 step, 1 change" : $"{steps} steps, each one change", $"{steps} 个步骤，每步一项改动");

    /// <summary>Label of the name to type.</summary>
    public static LocalizedText TypeTheName(string kind) => new($"Type the name of the {kind} to confirm", $"输入 {kind} 的名称以确认");

    /// <summary>What is wrong with the typed name.</summary>
    public static LocalizedText NameDiffers { get; } = new("Does not match yet.", "与名称不一致。");

    /// <summary>The typed name is right.</summary>
    public static LocalizedText NameMatches { get; } = new("Matches.", "一致。");

    /// <summary>Until when the plan can be executed.</summary>
    public static LocalizedText HoldsUntil(string clock) => new($"The plan holds until {clock} UTC.", $"计划有效期至 {clock} UTC。");

    /// <summary>Head of the watching.</summary>
    public static LocalizedText Watching { get; } = new("Watching until it has worked", "正在观察是否生效");

    /// <summary>Before what is seen.</summary>
    public static LocalizedText Seen { get; } = new("Seen now:", "目前看到：");

    /// <summary>The line under the heading.</summary>
    public static LocalizedText AskedBy(string name) => new($"asked for by {name}", $"由 {name} 发起");

    /// <summary>The line under the heading.</summary>
    public static LocalizedText InCluster(string cluster) => new($"cluster {cluster}", $"集群 {cluster}");

    /// <summary>In whose name the requests go out.</summary>
    public static LocalizedText ActsAs(string name) => new($"acts as {name}", $"以 {name} 的身份执行");

    /// <summary>A stage's line.</summary>
    public static LocalizedText ByAt(string who, string clock) => new($"{who}, {clock}", $"{who}，{clock}");

    /// <summary>The list as a sentence.</summary>
    public static LocalizedText CountUnderWay(int active) => new(
        active == 0 ? "No remediation is under way" : active == 1 ? "1 remediation is under way" : $"{Translator.N(active)} remediations are under way",
        active == 0 ? "没有进行中的处置" : $"{Translator.N(active)} 项处置进行中");

    /// <summary>Label of a diff.</summary>
    public static LocalizedText DiffLabel(string target) => new(
        $"Change of {target}; lines with plus are added, with minus removed", $"{target} 的改动：带加号的行为新增，带减号的行为删除");

    /// <summary>Title of a step with its number.</summary>
    public static LocalizedText StepTitle(int index, string title) => new($"{index}. {title}", $"{index}. {title}");

    /// <summary>The portal's own account, as who acts.</summary>
    public static LocalizedText PortalAccount { get; } = new("the portal's own account", "门户自身的账号");

    /// <summary>Why the button is off.</summary>
    public static LocalizedText RightMissing { get; } = new("A right on the cluster is missing, see above.", "缺少集群权限，见上方。");

    /// <summary>A rule of safety stops it.</summary>
    public static LocalizedText MayNotBeExecutedNow { get; } = new("A rule of safety stops it now.", "目前被安全规则阻止。");

    /// <summary>A rule of safety warns.</summary>
    public static LocalizedText KnowThisFirst { get; } = new("Know this first.", "请先了解。");

    /// <summary>Whoever acts lacks a right on the cluster.</summary>
    public static LocalizedText MissingRight(string who, string right) => new(
        $"The cluster does not allow it to {who}. Missing rule: {right}.", $"集群不允许 {who} 执行。缺少规则：{right}。");

    /// <summary>Which step is being done.</summary>
    public static LocalizedText StepOf(int index, int count) => new($"Step {index} of {count}", $"第 {index} 步，共 {count} 步");

    /// <summary>Steps that the cluster refuses for now.</summary>
    public static LocalizedText StepsBlocked(int blocked) => new(
        $"{(blocked == 1 ? "1 step is" : $"{blocked} steps are")} blocked and tried again; the others do not wait for that.", $"{blocked} 个步骤被阻止，会重试；其他步骤不受影响。");

    /// <summary>What binds a step that other fields of its object are nothing to, before it is sent.</summary>
    /// <param name="uid">uid of the object.</param>
    /// <param name="fields">The fields that it is bound to.</param>
    /// <param name="planned">The resourceVersion of the plan.</param>
    public static LocalizedText BoundToFields(string uid, string fields, string planned) => new(
        $"Bound to uid {uid} and to {fields}: if that changed meanwhile, the step fails and nothing happens. Other fields, such as the status, may change: the request carries the resourceVersion read just before it ({planned} when it was planned).",
        $"绑定到 uid {uid} 以及 {fields}：如有变化，该步骤会失败，不产生任何改动。其他字段（例如 status）可以变化：请求带有发送前刚读到的 resourceVersion（制定计划时为 {planned}）。");

    /// <summary>The same once it was sent with another resourceVersion than the plan's.</summary>
    /// <param name="uid">uid of the object.</param>
    /// <param name="fields">The fields that it is bound to.</param>
    /// <param name="planned">The resourceVersion of the plan.</param>
    /// <param name="sent">The resourceVersion that was sent.</param>
    public static LocalizedText BoundToFieldsSent(string uid, string fields, string planned, string sent) => new(
        $"Bound to uid {uid} and to {fields}, which had not changed. Other fields had: the request carried resourceVersion {sent}, read just before it ({planned} when it was planned).",
        $"绑定到 uid {uid} 以及 {fields}，它们没有变化。其他字段有变化：请求带有发送前刚读到的 resourceVersion {sent}（制定计划时为 {planned}）。");

    /// <summary>What binds a step.</summary>
    public static LocalizedText BoundTo(string uid, string version) => new(
        $"Bound to uid {uid} and resourceVersion {version}: if the object changed meanwhile, the step fails and nothing happens.",
        $"绑定到 uid {uid} 和 resourceVersion {version}：如果对象已变化，该步骤会失败，不产生任何改动。");
}
