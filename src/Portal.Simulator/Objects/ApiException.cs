namespace Portal.Simulator.Objects;

/// <summary>A request was refused; carries the Status that the API server answers with. Make one with <see cref="ApiErrors"/>.</summary>
/// <param name="status">The answer.</param>
public sealed class ApiException(ApiStatus status) : Exception(status.Message)
{
    /// <summary>The answer.</summary>
    public ApiStatus Status { get; } = status;

    /// <summary>HTTP code of the answer.</summary>
    public int Code => Status.Code;

    /// <summary>Reason of the answer, for example <c>Conflict</c>.</summary>
    public string Reason => Status.Reason;
}
