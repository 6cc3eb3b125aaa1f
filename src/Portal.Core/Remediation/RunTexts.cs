using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Sentences of runs that are used in more than one place.</summary>
internal static class RunTexts
{
    /// <summary>A step on an object is done, and nobody saw whether it worked.</summary>
    public static LocalizedText NotSeen { get; } = new("Done; the run ended before it was seen whether it worked.", "已执行；处置在确认效果之前结束。");

    /// <summary>The plan was not executed in time.</summary>
    public static LocalizedText Expired { get; } = new("Expired: the plan was not executed in time. Plan again.", "已过期：计划未在有效期内执行。请重新制定计划。");

    /// <summary>How a run ended that somebody stopped: which steps were done, which failed, and which were not.</summary>
    public static LocalizedText Stopped(RunStop stop, ImmutableArray<int> done, ImmutableArray<int> failed, ImmutableArray<int> left)
    {
        var (english, chinese) = ($"Stopped by {stop.By}: {stop.Reason}", $"由 {stop.By} 停止：{stop.Reason}");
        (english, chinese) = done.IsEmpty ? (english + " No step was done.", chinese + " 没有执行任何步骤。") : (english + $" Done: {Steps(done)}.", chinese + $" 已执行：第 {PlaceRanges.Of(done)} 步。");
        (english, chinese) = failed.IsEmpty ? (english, chinese) : (english + $" Failed: {Steps(failed)}.", chinese + $"失败：第 {PlaceRanges.Of(failed)} 步。");
        (english, chinese) = left.IsEmpty ? (english, chinese) : (english + $" Not done: {Steps(left)}.", chinese + $"未执行：第 {PlaceRanges.Of(left)} 步。");
        return new(
            done.IsEmpty ? english : english + " Whether what was done has worked was not watched to the end.",
            done.IsEmpty ? chinese : chinese + "已执行步骤的效果没有观察到最后。");
    }

    private static string Steps(ImmutableArray<int> places) => $"{(places.Length == 1 ? "step" : "steps")} {PlaceRanges.Of(places)}";
}
