using Portal.Core.Text;
using Portal.Web.Components.States;

namespace Portal.Web.Localization;

/// <summary>Words of states, times and notes.</summary>
public static class StateText
{
    /// <summary>Healthy.</summary>
    public static LocalizedText Healthy { get; } = new("Healthy", "健康");

    /// <summary>Warning.</summary>
    public static LocalizedText Warning { get; } = new("Warning", "警告");

    /// <summary>Critical.</summary>
    public static LocalizedText Critical { get; } = new("Critical", "严重");

    /// <summary>Unknown.</summary>
    public static LocalizedText Unknown { get; } = new("Unknown", "未知");

    /// <summary>Stale.</summary>
    public static LocalizedText Stale { get; } = new("Stale", "数据过期");

    /// <summary>In progress.</summary>
    public static LocalizedText Progress { get; } = new("In progress", "进行中");

    /// <summary>Not yet, or a person's turn.</summary>
    public static LocalizedText Turn { get; } = new("Not yet", "尚未");

    /// <summary>Refused.</summary>
    public static LocalizedText Refused { get; } = new("Refused", "已拒绝");

    /// <summary>Head of folded details.</summary>
    public static LocalizedText Details { get; } = new("Details", "详情");

    /// <summary>What a skeleton says to a screen reader.</summary>
    public static LocalizedText Loading { get; } = new("Loading", "正在读取");

    /// <summary>Head of the folded RBAC rule.</summary>
    public static LocalizedText MissingRule { get; } = new("The missing rule", "缺少的规则");

    /// <summary>The word of a state.</summary>
    public static LocalizedText Of(HealthState state) => state switch
    {
        HealthState.Critical => Critical,
        HealthState.Unknown => Unknown,
        HealthState.Warning => Warning,
        HealthState.Progress => Progress,
        HealthState.Turn => Turn,
        HealthState.Refused => Refused,
        HealthState.Stale => Stale,
        _ => Healthy,
    };

    /// <summary>A clock time with its age.</summary>
    public static LocalizedText ClockAndAge(string clock, string age) => new($"{clock} ({age})", $"{clock}（{age}）");
}
