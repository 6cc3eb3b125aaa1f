using System.Globalization;
using System.Text;

namespace Portal.Problems.Tests.Matching;

/// <summary>Makes logs, events and output of kubectl of clusters where nothing is wrong; the same seed gives the same text.</summary>
internal static class HealthyLog
{
    private static readonly string[] Lines =
    [
        "I0318 {T}   24584 kubelet.go:2405] \"SyncLoop ADD\" source=\"api\" pods=[\"{P}\"]",
        "I0318 {T}   24584 kubelet.go:2421] \"SyncLoop DELETE\" source=\"api\" pods=[\"{P}\"]",
        "I0318 {T}   24584 kubelet.go:2415] \"SyncLoop REMOVE\" source=\"api\" pods=[\"{P}\"]",
        "I0318 {T}   24584 kuberuntime_container.go:779] \"Killing container with a grace period\" pod=\"{P}\" podUID=\"{U}\" containerName=\"web\" containerID=\"containerd://{H}\" gracePeriod=30",
        "I0318 {T}   24584 reconciler_common.go:218] \"operationExecutor.MountVolume started for volume \\\"data\\\" (UniqueName: \\\"kubernetes.io/csi/{U}\\\") pod \\\"web\\\" (UID: \\\"{U}\\\") \" pod=\"{P}\"",
        "I0318 {T}   24584 operation_generator.go:637] \"MountVolume.SetUp succeeded for volume \\\"data\\\" (UniqueName: \\\"kubernetes.io/projected/{U}\\\") pod \\\"web\\\" (UID: \\\"{U}\\\") \" pod=\"{P}\"",
        "I0318 {T}   24584 operation_generator.go:803] UnmountVolume.TearDown succeeded for volume \"kubernetes.io/projected/{U}\" (OuterVolumeSpecName: \"data\") pod \"{U}\" (UID: \"{U}\"). InnerVolumeSpecName \"data\". PluginName \"kubernetes.io/projected\", VolumeGidValue \"\"",
        "I0318 {T}   24584 pod_startup_latency_tracker.go:104] \"Observed pod startup duration\" pod=\"{P}\" podStartSLOduration={N}.5 podStartE2EDuration=\"{N}.5s\"",
        "I0318 {T}   24584 scope.go:117] \"RemoveContainer\" containerID=\"{H}\"",
        "I0318 {T}   24584 pod_container_deletor.go:80] \"Container not found in pod's containers\" containerID=\"{H}\"",
        "I0318 {T}   24584 kubelet_volumes.go:163] \"Cleaned up orphaned pod volumes dir\" podUID=\"{U}\" path=\"/var/lib/kubelet/pods/{U}/volumes\"",
        "I0318 {T}   24584 setters.go:602] \"Node became ready\" node=\"n{N}\" condition={\"type\":\"Ready\",\"status\":\"True\",\"reason\":\"KubeletReady\",\"message\":\"kubelet is posting ready status\"}",
        "I0318 {T}       1 trace.go:236] Trace[{N}]: \"Update\" accept:application/json,protocol:HTTP/2.0,resource:leases,verb:PUT (total time: 512ms):",
        "I0318 {T}       1 controller.go:667] quota admission added evaluator for: jobs.batch",
        "I0318 {T}       1 handler.go:286] Adding GroupVersion metrics.k8s.io v1beta1 to ResourceManager",
        "I0318 {T}       1 replica_set.go:679] \"Finished syncing\" logger=\"replicaset-controller\" kind=\"ReplicaSet\" key=\"{P}\" duration=\"{N}.1ms\"",
        "I0318 {T}       1 event.go:389] \"Event occurred\" object=\"{P}\" fieldPath=\"\" kind=\"ReplicaSet\" apiVersion=\"apps/v1\" type=\"Normal\" reason=\"SuccessfulCreate\" message=\"Created pod: web-{N}\"",
        "I0318 {T}       1 job_controller.go:562] \"enqueueing job\" logger=\"job-controller\" key=\"{P}\" delay=\"1s\"",
        "I0318 {T}       1 schedule_one.go:304] \"Successfully bound pod to node\" pod=\"{P}\" node=\"n{N}\" evaluatedNodes=20 feasibleNodes=18",
        "I0318 {T}       1 proxier.go:796] \"SyncProxyRules complete\" ipFamily=\"IPv4\" elapsed=\"{N}.2ms\"",
        "{\"level\":\"info\",\"ts\":\"2026-03-18T{T}Z\",\"caller\":\"mvcc/index.go:214\",\"msg\":\"compact tree index\",\"revision\":{N}}",
        "{\"level\":\"info\",\"ts\":\"2026-03-18T{T}Z\",\"caller\":\"mvcc/kvstore_compaction.go:72\",\"msg\":\"finished scheduled compaction\",\"compact-revision\":{N},\"took\":\"{N}ms\",\"hash\":{N}}",
        "{\"level\":\"info\",\"ts\":\"2026-03-18T{T}Z\",\"logger\":\"controller\",\"msg\":\"reconciled\",\"object\":\"{P}\",\"error\":null,\"retry\":0}",
        "{\"log\":\"I0318 {T} 1 shared.go:1] \\\"Caches are synced\\\" controller=\\\"job\\\"\\n\",\"stream\":\"stderr\",\"time\":\"2026-03-18T{T}Z\"}",
        "time=\"2026-03-18T{T}Z\" level=info msg=\"StopContainer for \\\"{H}\\\" with timeout 30 (s)\"",
        "time=\"2026-03-18T{T}Z\" level=info msg=\"Stop container \\\"{H}\\\" with signal terminated\"",
        "time=\"2026-03-18T{T}Z\" level=info msg=\"RemoveContainer for \\\"{H}\\\" returns successfully\" error=nil",
        "time=\"2026-03-18T{T}Z\" level=info msg=\"shim disconnected\" id={H} namespace=k8s.io",
        "[INFO] 10.0.{N}.7:41234 - 4711 \"A IN web.shop.svc.cluster.local. udp 45 false 512\" NOERROR qr,aa,rd 106 0.000{N}s",
        "10.0.0.{N} - - [18/Mar/2026:02:03:09 +0000] \"GET /healthz HTTP/1.1\" 200 2 \"-\" \"kube-probe/1.34\"",
        "2026-03-18 {T} INFO  [http-nio-8080-exec-{N}] c.e.shop.OrderController : order {N} placed, 0 errors, 0 retries",
        "2026-03-18 {T} WARN  [main] o.s.c.support.Retry : will retry in {N} ms",
        "[0.{N}s][info][gc] GC({N}) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 1.{N}ms",
        "Mar 18 02:03:09 n{N} systemd[1]: Started kubernetes transient mount for /var/lib/kubelet/pods/{U}/volumes/kubernetes.io~projected/data.",
        "Mar 18 02:03:09 n{N} systemd[1]: run-containerd-io.containerd.runtime.v2.task-k8s.io-{H}-rootfs.mount: Deactivated successfully.",
        "Mar 18 02:03:09 n{N} kernel: IPv6: ADDRCONF(NETDEV_CHANGE): veth{N}: link becomes ready",
        "2026-03-18T{T}000Z stdout F level=info msg=\"request done\" status=200 duration={N}ms error=nil",
        "2m          Normal   Scheduled           pod/web-{N}   Successfully assigned {P} to n{N}",
        "2m          Normal   Pulled              pod/web-{N}   Container image \"nginx:1.27\" already present on machine",
        "2m          Normal   Killing             pod/web-{N}   Stopping container web",
        "2m          Normal   SuccessfulDelete    replicaset/web-{N}   Deleted pod: web-{N}",
        "2m          Normal   ScalingReplicaSet   deployment/web   Scaled up replica set web-{N} from 0 to 1",
        "  MemoryPressure   False   Wed, 18 Mar 2026 02:03:09 +0000   Wed, 18 Mar 2026 01:03:09 +0000   KubeletHasSufficientMemory   kubelet has sufficient memory available",
        "  DiskPressure     False   Wed, 18 Mar 2026 02:03:09 +0000   Wed, 18 Mar 2026 01:03:09 +0000   KubeletHasNoDiskPressure     kubelet has no disk pressure",
        "  PIDPressure      False   Wed, 18 Mar 2026 02:03:09 +0000   Wed, 18 Mar 2026 01:03:09 +0000   KubeletHasSufficientPID      kubelet has sufficient PID available",
        "  KernelDeadlock   False   Wed, 18 Mar 2026 02:03:09 +0000   Wed, 18 Mar 2026 01:03:09 +0000   KernelHasNoDeadlock          kernel has no deadlock",
        "Events:",
        "  Normal  Scheduled  2m  default-scheduler  Successfully assigned {P} to n{N}",
        "  Normal  Started    2m  kubelet            Started container web",
        "    State:          Running",
        "    Last State:     Terminated",
        "      Reason:       Completed",
        "      Exit Code:    0",
        "\u001b[32mINFO\u001b[0m ready to serve on :8080",
    ];

    /// <summary>A text of a size, in characters.</summary>
    public static string Make(int seed, int length)
    {
        var random = new Random(seed);
        var text = new StringBuilder(length + 500);
        while (text.Length < length)
        {
            var number = random.Next(1, 250);
            var hex = Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64()));
            text.Append(Lines[random.Next(Lines.Length)]
                .Replace("{T}", string.Create(CultureInfo.InvariantCulture, $"02:{random.Next(60):00}:{random.Next(60):00}.{random.Next(999999):000000}"), StringComparison.Ordinal)
                .Replace("{P}", $"shop/web-{hex[..8]}-{hex[8..13]}", StringComparison.Ordinal)
                .Replace("{U}", $"{hex[..8]}-{hex[8..12]}-4{hex[12..15]}-8abc-0{hex[..11]}", StringComparison.Ordinal)
                .Replace("{H}", $"{hex}{hex}{hex}{hex}", StringComparison.Ordinal)
                .Replace("{N}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString(0, length);
    }
}
