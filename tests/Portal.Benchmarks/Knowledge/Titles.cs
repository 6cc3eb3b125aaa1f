using Portal.Core.Text;

namespace Portal.Benchmarks.Knowledge;

/// <summary>Titles as people write them: what, what it does, when. Some 30,000 different ones.</summary>
internal static class Titles
{
    private static readonly (string En, string Zh)[] Subjects =
    [
        ("kubelet", "kubelet"), ("etcd", "etcd"), ("Scheduler", "调度器"), ("API server", "API 服务器"), ("CoreDNS", "CoreDNS"), ("Ingress controller", "Ingress 控制器"), ("StatefulSet", "有状态应用"),
        ("DaemonSet", "DaemonSet"), ("CronJob", "定时任务"), ("Job", "任务"), ("PersistentVolume", "持久卷"), ("Node", "节点"), ("Pod", "Pod"), ("Init container", "初始化容器"), ("Sidecar", "边车容器"),
        ("Service mesh proxy", "服务网格代理"), ("Admission webhook", "准入 Webhook"), ("Container runtime", "容器运行时"), ("Image pull", "镜像拉取"), ("Network policy", "网络策略"), ("Certificate", "证书"),
        ("Load balancer", "负载均衡"), ("Cluster autoscaler", "集群自动伸缩"), ("Horizontal autoscaler", "水平自动扩缩"), ("Metrics server", "指标服务"), ("Node exporter", "节点监控"), ("Secret", "密钥"),
        ("ConfigMap", "配置"), ("Volume snapshot", "卷快照"), ("CSI driver", "存储驱动"), ("CNI plugin", "网络插件"), ("Readiness probe", "就绪探针"), ("Liveness probe", "存活探针"), ("Finalizer", "终结器"),
    ];

    private static readonly (string En, string Zh)[] Symptoms =
    [
        ("restarts again and again", "反复重启"), ("takes five seconds to answer", "五秒才响应"), ("stays in Pending", "一直等待调度"), ("is out of memory", "内存溢出"), ("uses all CPU", "占满处理器"),
        ("cannot be deleted", "无法删除"), ("loses its connections", "连接丢失"), ("reports a timeout", "报超时"), ("fills the disk", "写满磁盘"), ("is throttled", "被限流"), ("is evicted", "被驱逐"),
        ("does not become ready", "不能就绪"), ("refuses the request", "拒绝请求"), ("leaks file descriptors", "泄漏文件描述符"), ("floods the log", "日志刷屏"), ("is not mounted", "挂载失败"),
        ("keeps an old address", "保留旧地址"), ("has a wrong quota", "配额不对"), ("drops packets", "丢包"), ("loses the leader election", "选主失败"), ("is not found by name", "域名解析失败"), ("shows stale metrics", "指标过期"),
        ("has an expired token", "令牌过期"), ("waits for a lock", "等待锁"), ("is scheduled on one zone only", "只调度到一个可用区"), ("hangs in Terminating", "卡在终止中"), ("returns partial results", "返回部分结果"),
    ];

    private static readonly (string En, string Zh)[] Occasions =
    [
        ("after an upgrade", "升级之后"), ("when a node is drained", "节点排空时"), ("with many namespaces", "命名空间很多时"), ("on large nodes", "在大节点上"), ("during a rolling update", "滚动更新期间"),
        ("after the certificate was renewed", "证书更新后"), ("under load", "高负载下"), ("with cgroup v2", "使用 cgroup v2 时"), ("behind a proxy", "在代理之后"), ("after a power failure", "断电之后"),
        ("with local volumes", "使用本地卷时"), ("when the disk is slow", "磁盘慢时"), ("in one zone", "在一个可用区"), ("with IPv6", "使用 IPv6 时"), ("after a restore", "恢复备份后"), ("when quotas change", "配额变化时"),
        ("with hundreds of jobs", "有数百个任务时"), ("at the turn of the hour", "整点时"), ("while images are collected", "镜像回收时"), ("for a single tenant", "只对一个租户"), ("after the leader changed", "换主之后"),
        ("with a huge object", "对象很大时"), ("when events pile up", "事件堆积时"), ("without swap", "没有交换分区时"), ("after a kernel update", "内核更新后"), ("with static pods", "使用静态 Pod 时"),
        ("when labels are changed", "标签改动后"), ("with thousands of endpoints", "有数千个端点时"), ("after scaling in", "缩容之后"), ("with a strict security profile", "安全策略严格时"),
    ];

    /// <summary>The title of a number; numbers below 27,000 have different ones.</summary>
    public static LocalizedText Of(int number)
    {
        // A step that shares no factor with the count visits every combination once, neighbours far apart.
        var at = (int)(number * 7_919L % (Subjects.Length * Symptoms.Length * Occasions.Length));
        var (subject, symptom, occasion) = (Subjects[at % Subjects.Length], Symptoms[at / Subjects.Length % Symptoms.Length], Occasions[at / Subjects.Length / Symptoms.Length]);
        return new LocalizedText($"{subject.En} {symptom.En} {occasion.En}", $"{occasion.Zh}{subject.Zh}{symptom.Zh}");
    }
}
