using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Storage;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Attachments;

/// <summary>
/// Deletes an attachment that nobody will end any more: its node is gone or out of service, or its driver is. It refuses while a node lives and uses the volume,
/// because whoever mounts the volume next would write beside it.
/// </summary>
public sealed class DeleteVolumeAttachmentPlaybook : IPlaybook
{
    /// <inheritdoc/>
    public string Id => "delete-volume-attachment";

    /// <inheritdoc/>
    public string Problem => nameof(PodStuckTerminating);

    /// <inheritdoc/>
    public LocalizedText Title { get; } = new("Delete the stale volume attachment", "删除残留的卷挂接记录");

    /// <inheritdoc/>
    public RiskLevel Risk => RiskLevel.High;

    /// <inheritdoc/>
    public IReadOnlyList<string> SubjectKinds { get; } = [KnownResources.VolumeAttachments.Kind];

    /// <inheritdoc/>
    public IReadOnlyList<PlaybookParameter> Parameters => [];

    /// <inheritdoc/>
    public bool IsApplicable(PlaybookContext context) => Find(context) is { } attachment && (attachment.Metadata.DeletionTimestamp is not null || AttachmentChecks.IsStale(attachment, context));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context) => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public PlaybookPlan Plan(PlaybookContext context)
    {
        var verification = new LocalizedText(
            $"VolumeAttachment {context.Subject.Name} with uid {context.Subject.Uid} is gone.", $"uid 为 {context.Subject.Uid} 的 VolumeAttachment {context.Subject.Name} 已消失。");
        return Find(context) is not { } attachment ? PlaybookSubject.Gone(context, verification)
            : Checklist.Plan(AttachmentChecks.Of(attachment, context), verification, () => new PlaybookPlan
            {
                Steps =
                [
                    new(
                        new($"Delete VolumeAttachment {attachment.Metadata.Name}", $"删除 VolumeAttachment {attachment.Metadata.Name}"),
                        new(
                            $"Asks for volume {attachment.PersistentVolumeName} to be detached from node {attachment.NodeName}. A driver that lives detaches it by force, without any unmount; the record stays until it has.",
                            $"要求把卷 {attachment.PersistentVolumeName} 从节点 {attachment.NodeName} 卸下。驱动若在运行，会在未卸载文件系统的情况下强制卸下；完成之前记录会保留。"),
                        DeleteObject.From(KnownResources.VolumeAttachments, attachment)),
                ],
                Losses = [.. Losses(attachment, context)],
                VerificationText = verification,
                VerificationDeadline = TimeSpan.FromMinutes(5),
            });
    }

    /// <inheritdoc/>
    public VerificationResult Verify(PlaybookContext context) => !PlaybookSubject.IsSeen(context) ? PlaybookSubject.NotSeen(context) : Find(context) switch
    {
        null => new(VerificationState.Verified, new($"VolumeAttachment {context.Subject.Name} is gone.", $"VolumeAttachment {context.Subject.Name} 已消失。")),
        { Metadata: { DeletionTimestamp: not null, Finalizers.IsEmpty: false } } held => new(VerificationState.Pending, new(
            $"It is deleted and waits for {string.Join(", ", held.Metadata.Finalizers)}.", $"已删除，正在等待 {string.Join("、", held.Metadata.Finalizers)}。")),
        _ => new(VerificationState.Pending, new("The attachment is still there.", "挂接记录还在。")),
    };

    private static VolumeAttachment? Find(PlaybookContext context) => PlaybookSubject.Find(context)?.Object as VolumeAttachment;

    private static IEnumerable<LocalizedText> Losses(VolumeAttachment attachment, PlaybookContext context)
    {
        yield return new(
            $"The volume is detached without being unmounted: what {attachment.NodeName} had not written yet is lost, and the file system may need a repair.",
            $"卷会在未卸载的情况下被卸下：{attachment.NodeName} 尚未写入的数据会丢失，文件系统可能需要修复。");
        yield return new(
            $"If the machine {attachment.NodeName} still runs, it may write while another node mounts {attachment.PersistentVolumeName}: that destroys the data.",
            $"如果机器 {attachment.NodeName} 仍在运行，它可能与另一个挂载 {attachment.PersistentVolumeName} 的节点同时写入：数据会被破坏。");
        if (StorageDrivers.IsThere(context.View, attachment.Attacher) is not true)
        {
            yield return new(
                $"Nobody detaches the disk at the storage provider, because driver {attachment.Attacher} is not seen. Look there, and detach it by hand.",
                $"看不到驱动 {attachment.Attacher}，没有人会在存储提供方卸下磁盘。请到那里查看并手工卸下。");
        }
    }
}
