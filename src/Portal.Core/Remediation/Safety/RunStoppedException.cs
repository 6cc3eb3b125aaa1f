namespace Portal.Core.Remediation.Safety;

/// <summary>A step may not begin, because somebody stopped its run.</summary>
internal sealed class RunStoppedException() : Exception("Somebody stopped the run.");
